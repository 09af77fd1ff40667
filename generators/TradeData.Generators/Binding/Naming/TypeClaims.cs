using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The companion classes of a type, which are named after it.</summary>
internal enum TypeCompanions
{
    None,

    /// <summary>The texts of a closed enum.</summary>
    Texts,

    /// <summary>A row's table, references and queries.</summary>
    Table,
}

/// <summary>A type that needs a name.</summary>
/// <param name="Pointer">The pointer of its schema.</param>
/// <param name="Candidates">See <see cref="NameClaim"/>.</param>
/// <param name="Union">The pointer of the union whose case it is. The case is named within that.</param>
/// <param name="Others">The pointers of equal schemas with the same name, which share this type.</param>
internal sealed record TypeClaim(string Pointer, EquatableArray<string> Candidates, int Rank, TypeCompanions Companions, string? Union, EquatableArray<string> Others);

/// <summary>The names that a document needs: those of its types, and that of the class with its functions.</summary>
/// <param name="Holder">The candidates for the class, the best first, without the suffix <c>Schema</c>.</param>
internal sealed record DocumentClaims(string Namespace, EquatableArray<TypeClaim> Types, EquatableArray<string> Holder)
{
    /// <summary>The keywords that do not constrain a type's values. Schemas that differ only in them are equal.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "description", "default", "examples", "$comment", "deprecated", "readOnly", "writeOnly" };

    /// <param name="exported">The schemas that other documents may call; each keeps its own function.</param>
    public static DocumentClaims Of(SchemaContent document, string @namespace, Shapes shapes, ICollection<Subschema> exported)
    {
        EquatableArray<string> holder = document.Root is { } root ? TypeNames.Candidates(root, []) : [TypeNames.RootName(document)];
        Subschema[] types = [.. document.ByPointer.Values.Where(schema => schema.Document == document).ToList().Where(shapes.MakesType).OrderBy(schema => schema.Pointer, StringComparer.Ordinal)];
        return new DocumentClaims(@namespace, Merged(types, shapes, exported).Concat(Parts(shapes)).ToEquatableArray(), holder);
    }

    /// <summary>The records and enumerations that are made of some of a schema's values.</summary>
    private static IEnumerable<TypeClaim> Parts(Shapes shapes) =>
        shapes.Parts().OrderBy(part => part.Place, StringComparer.Ordinal).Select(part => new TypeClaim(
            part.Place,
            part.Union is not null ? [part.Name, part.Name + "Case"] : TypeNames.Candidates(part.Schema, []).Select(name => name + part.Name).ToEquatableArray(),
            TypeNames.Rank(part.Schema),
            part.Kind == ShapeKind.Enum ? TypeCompanions.Texts : TypeCompanions.None,
            part.Union?.Pointer,
            default));

    private static IEnumerable<TypeClaim> Merged(Subschema[] types, Shapes shapes, ICollection<Subschema> exported)
    {
        foreach (IGrouping<string, Subschema> wanted in types.GroupBy(schema => shapes.IsCase(schema) ? "/" + schema.Pointer : TypeNames.Of(schema), StringComparer.Ordinal))
        {
            foreach (IGrouping<string, Subschema> equal in wanted.Count() == 1 ? wanted.GroupBy(_ => "") : wanted.GroupBy(Content, StringComparer.Ordinal))
            {
                Subschema first = equal.FirstOrDefault(exported.Contains) ?? equal.First();
                yield return Claim(first, shapes, equal.Where(schema => schema != first && !exported.Contains(schema)));
                foreach (Subschema other in equal.Where(schema => schema != first && exported.Contains(schema)))
                {
                    yield return Claim(other, shapes, []);
                }
            }
        }
    }

    private static TypeClaim Claim(Subschema schema, Shapes shapes, IEnumerable<Subschema> equal)
    {
        HashSet<string> members = PropertyNames.Wanted(shapes.PropertiesOf(schema));
        TypeCompanions companions = schema.Pointer.Length == 0 && schema.Extensions.ContainsKey("x-table") ? TypeCompanions.Table
            : shapes.Of(schema).Kind == ShapeKind.Enum ? TypeCompanions.Texts
            : TypeCompanions.None;
        if (shapes.NameAsCase(schema) is { } name)
        {
            return new TypeClaim(schema.Pointer, [name, name + "Case"], TypeNames.Rank(schema), companions, shapes.UnionAround(schema)!.Pointer, default);
        }
        if (shapes.UnionOfTexts(schema) is { } union)
        {
            IEnumerable<string> candidates = TypeNames.Candidates(union, []).Select(one => one + "Text").Concat(TypeNames.Candidates(schema, members));
            return new TypeClaim(schema.Pointer, candidates.Distinct(StringComparer.Ordinal).ToEquatableArray(), TypeNames.Rank(schema), companions, null, equal.Select(other => other.Pointer).ToEquatableArray());
        }
        return shapes.CaseValue(schema) is { } value
            ? new TypeClaim(schema.Pointer, TypeNames.CaseCandidates(schema, value, members), TypeNames.Rank(schema), companions, shapes.UnionAround(schema)!.Pointer, default)
            : new TypeClaim(schema.Pointer, TypeNames.Candidates(schema, members), TypeNames.Rank(schema), companions, null, equal.Select(other => other.Pointer).ToEquatableArray());
    }

    /// <summary>Returns the identity of a schema's type: all its keywords, and the targets of its references.</summary>
    private static string Content(Subschema schema)
    {
        IEnumerable<string> members = schema.Node is JsonObject value
            ? value.Members.Where(member => !Words.Contains(member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => JsonText.Quote(member.Name) + JsonText.KeyOf(member.Value))
            : [];
        return schema.Resource.Uri + "\n" + string.Join("\n", members);
    }
}

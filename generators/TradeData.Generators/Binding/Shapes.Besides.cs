using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

// Where a schema must hold beside another (by $ref or allOf), what both say of a member or of the items holds of one value. Many schemas list a property as {} in one of
// them, only to say that it may be there, and describe it in the other.
internal sealed partial class Shapes
{
    private Dictionary<Subschema, List<Subschema>>? _besides;

    /// <summary>The schemas of this document that hold of every value that a property's or an item's schema is for, besides that schema.</summary>
    public IReadOnlyList<Subschema> Besides(Subschema schema)
    {
        _besides ??= FindBesides();
        return _besides.TryGetValue(schema, out List<Subschema>? found) ? found : [];
    }

    /// <summary>The schema that gives the type in place of one that says nothing of it.</summary>
    public Subschema? GivenBesides(Subschema schema) =>
        schema.Document != document || schema.Boolean == false || Alternatives.HasForm(schema) || schema.DynamicRef is not null ? null : Besides(schema).FirstOrDefault(Alternatives.HasForm);

    private Dictionary<Subschema, List<Subschema>> FindBesides()
    {
        Dictionary<Subschema, List<Subschema>> besides = [];
        // The referenced schema may apply to places that the other schema does not constrain.
        HashSet<Subschema> targets = [.. document.References.Select(Local).OfType<Subschema>()];
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            foreach (Subschema other in AllConjuncts(schema, besides))
            {
                if (schema.Items is not null && other.Items is not null)
                {
                    Add(schema.Items, other.Items);
                }
                foreach (NamedSubschema property in schema.Properties)
                {
                    if (other.Properties.Find(same => same.Name == property.Name) is { } same)
                    {
                        Add(property.Schema, same.Schema);
                    }
                }
            }
        }
        return besides;

        void Add(Subschema own, Subschema other)
        {
            if (own == other || targets.Contains(own))
            {
                return;
            }
            if (!besides.TryGetValue(own, out List<Subschema>? known))
            {
                besides.Add(own, known = []);
            }
            if (!known.Contains(other))
            {
                known.Add(other);
            }
        }
    }

    private List<Subschema> AllConjuncts(Subschema schema, Dictionary<Subschema, List<Subschema>> besides)
    {
        List<Subschema> found = [];
        Stack<Subschema> open = new(Conjuncts(schema));
        if (besides.TryGetValue(schema, out List<Subschema>? known))
        {
            known.ForEach(open.Push);
        }
        while (open.Count > 0 && found.Count < MaxNesting)
        {
            Subschema next = open.Pop();
            if (next != schema && !found.Contains(next))
            {
                found.Add(next);
                foreach (Subschema part in Conjuncts(next))
                {
                    open.Push(part);
                }
            }
        }
        return found;
    }
}

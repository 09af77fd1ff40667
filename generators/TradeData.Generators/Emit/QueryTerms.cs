using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Conditions on fields of a row, as expressions that a LINQ provider can translate: no patterns, no conditional access, no calls
/// of our own.</summary>
internal static class QueryTerms
{
    /// <summary>Returns the condition that the fields have these values. Several fields through one array must match in one
    /// item.</summary>
    public static string AreEqual(string row, EquatableArray<FieldModel> fields, IReadOnlyList<string> values) =>
        Terms(row, [.. fields.Select((field, i) => new Term(field, values[i], 0))], 1);

    /// <summary>Returns a field of a row in an expression where its objects are not null.</summary>
    public static string Path(string row, FieldModel field) =>
        row + string.Concat(field.Members.Select((member, i) => "." + member.Name + (member.IsOptional && i < field.Members.Count - 1 ? "!" : "")));

    /// <summary>Returns a field of a row as a value, where it is not null.</summary>
    public static string Value(string row, FieldModel field) =>
        Path(row, field) + (!field.Members[field.Members.Count - 1].IsOptional ? "" : field.Shape.IsReference ? "!" : "!.Value");

    /// <summary>Returns the condition that the row has the field, followed by <c> &amp;&amp; </c>, or an empty text if every row has
    /// it.</summary>
    public static string Has(string row, FieldModel field)
    {
        string terms = "";
        for (int i = 0; i < field.Members.Count; i++)
        {
            if (field.Members[i].IsOptional)
            {
                terms += $"{row}.{string.Join(".", field.Members.Take(i + 1).Select(member => member.Name))} != null && ";
            }
        }
        return terms;
    }

    /// <summary>Whether providers know an order of the field.</summary>
    public static bool IsOrdered(FieldModel field) => field.Shape.Kind switch
    {
        ShapeKind.Date or ShapeKind.DateTime or ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.Uuid or ShapeKind.String => true,
        ShapeKind.Parsed or ShapeKind.ParsedNumber => field.Scalar is { HasOperators: true },
        _ => false,
    };

    /// <param name="sign">A relational operator.</param>
    public static string Compare(string row, FieldModel field, string sign, string value) =>
        Objects(row, field) + (field.Shape.Kind == ShapeKind.String ? $"string.Compare({Path(row, field)}, {value}) {sign} 0" : $"{Path(row, field)} {sign} {value}");

    /// <summary>Returns the difference of a row's field and a value as a number, or null if it is not defined.</summary>
    public static string? Difference(string row, FieldModel field, string value)
    {
        string? member = field.Shape.Kind switch
        {
            ShapeKind.Date => ".DayNumber",
            ShapeKind.DateTime => ".UtcTicks",
            ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal => "",
            ShapeKind.Parsed or ShapeKind.ParsedNumber when field.Scalar?.Number is { } number => "." + number,
            _ => null,
        };
        return member is null ? null : $"{(field.Shape.Kind is ShapeKind.Int32 or ShapeKind.Int64 ? "(decimal)" : "")}{Value(row, field)}{member} - {value}{member}";
    }

    private static string Objects(string row, FieldModel field) =>
        Has(row, field with { Members = field.Members.Take(field.Members.Count - 1).ToEquatableArray() });

    private static string Terms(string row, List<Term> terms, int depth)
    {
        List<string> conditions = [];
        foreach (Term term in terms.Where(term => term.NextList < 0))
        {
            FieldModel rest = term.Rest;
            conditions.Add(rest.Members.IsEmpty ? IsEqual(row, rest, term.Value, isOptional: false) : Objects(row, rest) + IsEqual(Path(row, rest), rest, term.Value, rest.Members[rest.Members.Count - 1].IsOptional));
        }
        foreach (IGrouping<string, Term> array in terms.Where(term => term.NextList >= 0).GroupBy(term => Path(row, term.ToList)))
        {
            string item = depth == 1 ? "item" : "item" + Literals.Number(depth);
            FieldModel list = array.First().ToList;
            string inner = Terms(item, [.. array.Select(term => term.Behind)], depth + 1);
            string items = list.Members[list.Members.Count - 1].IsOptional ? array.Key + ".Value" : array.Key;
            conditions.Add($"{Has(row, list)}{items}.Any({item} => {inner})");
        }
        return string.Join(" && ", conditions);
    }

    private static string IsEqual(string path, FieldModel field, string value, bool isOptional)
    {
        bool hasOperator = field.Scalar is null or { HasOperators: true };
        return hasOperator ? $"{path} == {value}" : isOptional ? $"{path} != null && {path}.Value.Equals({value})" : $"{path}.Equals({value})";
    }

    /// <summary>A field, its required value, and the first of its members in question.</summary>
    private sealed record Term(FieldModel Field, string Value, int Start)
    {
        public int NextList
        {
            get
            {
                for (int i = Start; i < Field.Members.Count; i++)
                {
                    if (Field.Members[i].IsList)
                    {
                        return i;
                    }
                }
                return -1;
            }
        }

        public FieldModel Rest => Field with { Members = Field.Members.Skip(Start).ToEquatableArray() };

        public FieldModel ToList => Field with { Members = Field.Members.Skip(Start).Take(NextList + 1 - Start).ToEquatableArray() };

        public Term Behind => this with { Start = NextList + 1 };
    }
}

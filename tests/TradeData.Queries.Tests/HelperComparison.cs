using System.Collections;
using System.Globalization;
using System.Reflection;
using TradeData.Runtime.Tables;

namespace TradeData.Queries.Tests;

/// <summary>Asks the helpers of a catalog's tables both ways: the table in memory, and a query over a database.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="rows">The query of all rows of a type.</param>
internal sealed class HelperComparison(CatalogUnderTest catalog, Func<Type, object> rows)
{
    // Of an answer with more rows than this only the number is compared.
    private const int Large = 5_000;

    private static readonly DateOnly s_day = new(2019, 12, 31);

    // What the whole table answers even in a view, and what a view goes on from where a query of its rows ends.
    private static readonly string[] s_notOfViews = ["History", "AsOf", "FindAsOf", "Ancestors", "Descendants"];

    /// <summary>Compares every helper of a table, over all rows and over those of a day.</summary>
    public void Helpers(string name, DateOnly? day = null)
    {
        TableUnderTest table = catalog.Named(name);
        int asked = Compare(table, table.Table, rows(table.Row), isView: false);
        Assert.True(asked > 10, $"Only {asked} questions were asked.");
        if (table.Definition.ValidTime is not null)
        {
            object view = table.Table.GetType().GetMethod("AsOf")!.Invoke(table.Table, [day ?? s_day])!;
            object asOf = Queries(table).GetMethod("AsOf")!.Invoke(null, [rows(table.Row), day ?? s_day])!;
            Compare(table, view, asOf, isView: true);
        }
    }

    /// <summary>Compares every reference of a table, both ways.</summary>
    public void References(string name)
    {
        TableUnderTest table = catalog.Named(name);
        Type? references = table.Row.Assembly.GetType(table.Row.FullName + "References");
        MethodInfo[] methods = [.. (references?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? [])];
        Assert.Equal(2 * table.Definition.ForeignKeys.Count, methods.Length);
        foreach (MethodInfo expected in methods)
        {
            Type from = expected.GetParameters()[0].ParameterType;
            MethodInfo actual = Queries(table).GetMethods().Single(method => method.Name == expected.Name && method.GetParameters()[0].ParameterType == from);
            Type to = actual.GetParameters()[1].ParameterType.GenericTypeArguments[0];
            foreach (object row in catalog.Of(from).Sample(50))
            {
                object? found = actual.Invoke(null, [row, rows(to)]);
                Same(catalog.Of(to), expected.Invoke(null, [row, catalog.Catalog]), found, null, $"{expected.Name} of {row}");
            }
        }
    }

    private static int Compare(TableUnderTest table, object inMemory, object query, bool isView)
    {
        int asked = 0;
        foreach (MethodInfo helper in Queries(table).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            ParameterInfo[] parameters = [.. helper.GetParameters().Skip(1)];
            if (helper.GetParameters()[0].ParameterType != typeof(IQueryable<>).MakeGenericType(table.Row) || (isView && s_notOfViews.Contains(helper.Name)))
            {
                continue;
            }
            bool takesRow = parameters is [{ Name: "row", IsOut: false }];
            IEnumerable<object?[]> questions = takesRow ? table.Sample(150).Select(row => new object?[] { row }) : HelperArguments.Of(table, helper);
            foreach (object?[] question in questions)
            {
                string what = string.Create(CultureInfo.InvariantCulture, $"{table.Definition.Name}.{helper.Name}({string.Join(", ", question)})");
                object? expected = Ask(inMemory, helper, parameters, question);
                object?[] arguments = [query, .. question, .. parameters.Where(parameter => parameter.IsOut).Select(_ => (object?)null)];
                object? actual = helper.Invoke(null, arguments);
                if (helper.Name == "TryFind")
                {
                    Assert.Equal(expected is not null, (bool)actual!);
                    actual = arguments[^1];
                }
                Same(table, expected, actual, Order(table.Definition, helper.Name), what);
                asked++;
            }
        }
        return asked;
    }

    /// <summary>Asks the table: its member of the same name and parameters.</summary>
    private static object? Ask(object table, MethodInfo helper, ParameterInfo[] parameters, object?[] question)
    {
        if (helper.Name == "Roots")
        {
            return table.GetType().GetProperty("Roots")!.GetValue(table);
        }
        Type[] types = [.. parameters.Where(parameter => !parameter.IsOut).Select(parameter => parameter.ParameterType)];
        string name = helper.Name == "TryFind" ? "Find" : helper.Name;
        MethodInfo? twin = table.GetType().GetMethod(name, types);
        Assert.True(twin is not null, $"{table.GetType().Name} has no {name}.");
        return twin.Invoke(table, question);
    }

    /// <summary>The field by which a helper's rows are ordered.</summary>
    private static string? Order(TableDefinition definition, string helper) => helper switch
    {
        "Under" => definition.Indexes.First(index => index.Kind == IndexKind.Prefix).Fields[^1],
        "Between" or "First" or "Last" or "Closest" => definition.Indexes.First(index => index.Kind == IndexKind.Range).Fields[^1],
        "History" => definition.ValidTime!.From,
        _ => null,
    };

    private static void Same(TableUnderTest table, object? expected, object? actual, string? order, string what)
    {
        object[] wanted = List(expected);
        if (wanted.Length > Large && actual is IQueryable query)
        {
            Assert.True(wanted.Length == Count(query), $"{what}: {wanted.Length} rows in memory, {Count(query)} in the database.");
            return;
        }
        object[] found = List(actual);
        if (order is not null)
        {
            Assert.True(wanted.Select(row => FieldReader.Value(row, order)).SequenceEqual(found.Select(row => FieldReader.Value(row, order))), $"{what} is in another order.");
        }
        if (order is not null && wanted.Length == 1 && expected is not IEnumerable)
        {
            // Of several the database gives the one with the least key, and the table the first one.
            Assert.Contains(table.Key(found[0]), table.Having(order, FieldReader.Value(wanted[0], order)).Select(table.Key));
            return;
        }
        string[] keys = [.. wanted.Select(table.Key).Order(StringComparer.Ordinal)];
        string[] foundKeys = [.. found.Select(table.Key).Order(StringComparer.Ordinal)];
        Assert.True(keys.SequenceEqual(foundKeys), $"{what}: {keys.Length} rows in memory, {foundKeys.Length} in the database.\n{string.Join("\n", keys.Except(foundKeys).Take(3))}\n{string.Join("\n", foundKeys.Except(keys).Take(3))}");
    }

    private static int Count(IQueryable query) =>
        (int)typeof(Queryable).GetMethods().Single(method => method.Name == nameof(Queryable.Count) && method.GetParameters().Length == 1).MakeGenericMethod(query.ElementType).Invoke(null, [query])!;

    private static object[] List(object? result) => result switch
    {
        null => [],
        IEnumerable rows => [.. rows.Cast<object>()],
        _ => [result],
    };

    private static Type Queries(TableUnderTest table) => table.Row.Assembly.GetType(table.Row.FullName + "Queries")!;
}

using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The assertions of a schema about an array as a whole: the number of items, the number of matching items, uniqueness.</summary>
/// <param name="location">The address of the schema.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArrayRule(string location)
{
    /// <summary>The address of the schema.</summary>
    public string Location { get; } = location;

    /// <summary>The minimum number of items.</summary>
    public int MinItems { get; init; }

    /// <summary>The maximum number of items.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Whether all items must differ.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>The minimum number of items that match the schema of <c>contains</c>.</summary>
    public int MinContains { get; init; } = 1;

    /// <summary>The maximum number of items that match the schema of <c>contains</c>.</summary>
    public int MaxContains { get; init; } = int.MaxValue;

    /// <summary>Leaves an array, and checks the number of its items and their uniqueness.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    /// <param name="i">The result of the loop over its items.</param>
    /// <param name="c">The run.</param>
    /// <param name="count">The number of items.</param>
    /// <returns>The offset after the array, or a negative number to stop.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, int count)
        where M : struct, IMode
    {
        i = c.End(ref p, i);
        return i < 0 || (Count<M>(ref p, start, ref c, count) && Unique<M>(ref p, start, ref c)) ? i : -1;
    }

    /// <summary>Leaves an array, and checks the number of its items, their uniqueness and <c>contains</c>.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    /// <param name="i">The result of the loop over its items.</param>
    /// <param name="c">The run.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="matches">How many items match the schema of <c>contains</c>.</param>
    /// <returns>The offset after the array, or a negative number to stop.</returns>
    public nint End<M>(ref byte p, nint start, nint i, ref ReadContext c, int count, int matches)
        where M : struct, IMode
    {
        i = End<M>(ref p, start, i, ref c, count);
        return i < 0 || Contains<M>(ref p, start, ref c, matches) ? i : -1;
    }

    /// <summary>Checks the number of items at the end of an array.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    /// <param name="c">The run.</param>
    /// <param name="count">The number of items.</param>
    /// <returns>Whether to continue.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Count<M>(ref byte p, nint start, ref ReadContext c, int count)
        where M : struct, IMode =>
        (count >= MinItems && count <= MaxItems)
        || (M.Reports && NoteCount(start, ref c, count, MinItems, MaxItems, "minItems", "maxItems", "item", "items"));

    /// <summary>Checks the number of items that match the schema of <c>contains</c>, at the end of an array.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    /// <param name="c">The run.</param>
    /// <param name="matches">The number of matching items.</param>
    /// <returns>Whether to continue.</returns>
    public bool Contains<M>(ref byte p, nint start, ref ReadContext c, int matches)
        where M : struct, IMode =>
        (matches >= MinContains && matches <= MaxContains)
        || (M.Reports && NoteCount(start, ref c, matches, MinContains, MaxContains, MinContains == 1 ? "contains" : "minContains", "maxContains", "matching item", "matching items"));

    /// <summary>Checks that all items differ, at the end of an array.</summary>
    /// <inheritdoc cref="Count" path="/typeparam"/>
    /// <inheritdoc cref="Count" path="/param[@name='p' or @name='start' or @name='c']"/>
    /// <inheritdoc cref="Count" path="/returns"/>
    public bool Unique<M>(ref byte p, nint start, ref ReadContext c)
        where M : struct, IMode =>
        !UniqueItems || M.Trusts || JsonEquality.AllDiffer(ref p, start, out int first, out int second)
        || (M.Reports && c.Note(start, Location, "uniqueItems", Repeated(first, second)));

    /// <summary>Checks the value given to a property.</summary>
    /// <param name="value">The items.</param>
    /// <param name="property">The property.</param>
    /// <returns>The items.</returns>
    /// <exception cref="SchemaRuleException">There are too few or too many items, or two are equal.</exception>
    public ValueList<T> Check<T>(ValueList<T> value, [CallerMemberName] string property = "")
    {
        if (value.Count < MinItems || value.Count > MaxItems)
        {
            bool isFew = value.Count < MinItems;
            string must = isFew ? $"have at least {Wording.Amount(MinItems, "item", "items")}" : $"have at most {Wording.Amount(MaxItems, "item", "items")}";
            throw Broken(isFew ? "minItems" : "maxItems", new ErrorLog(1, property).Sentence(must, "has", Wording.Invariant($"{value.Count}")), property);
        }
        if (UniqueItems)
        {
            Dictionary<ValueTuple<T>, int> seen = new(value.Count);
            for (int i = 0; i < value.Count; i++)
            {
                if (!seen.TryAdd(new ValueTuple<T>(value[i]), i))
                {
                    throw Broken("uniqueItems", $"{property}: {Repeated(seen[new ValueTuple<T>(value[i])], i)}", property);
                }
            }
        }
        return value;
    }

    private SchemaRuleException Broken(string keyword, string message, string property) => new(message, property, keyword, $"{Location}/{keyword}");

    private static string Repeated(int first, int second) => Wording.Invariant($"All items must differ, but items {first} and {second} are the same (counted from 0).");

    private bool NoteCount(nint start, ref ReadContext c, int count, int min, int max, string minKeyword, string maxKeyword, string one, string many)
    {
        bool isFew = count < min;
        string must = isFew ? $"have at least {Wording.Amount(min, one, many)}" : $"have at most {Wording.Amount(max, one, many)}";
        return c.Note(start, Location, isFew ? minKeyword : maxKeyword, c.Sentence(must, "has", Wording.Invariant($"{count}")));
    }
}

namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>An immutable set of code points, as sorted, disjoint ranges that are not adjacent, so two sets are equal if and only if their
/// ranges are. Surrogates are code points like others: a text may have an unpaired one, and ECMA-262 allows a class to name it.</summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    public const int MaxCodePoint = 0x10FFFF;

    // start, end, start, end, ... both inclusive
    private readonly int[] _bounds;

    private CodePointSet(int[] bounds)
    {
        _bounds = bounds;
        for (int i = 0; i < bounds.Length && bounds[i] < 0x80; i += 2)
        {
            for (int c = bounds[i]; c <= Math.Min(bounds[i + 1], 0x7F); c++)
            {
                if (c < 64)
                {
                    AsciiLow |= 1UL << c;
                }
                else
                {
                    AsciiHigh |= 1UL << (c - 64);
                }
            }
        }
    }

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = new([0, MaxCodePoint]);

    /// <summary>The members among the code points 0 to 63, one bit each.</summary>
    public ulong AsciiLow { get; }

    /// <summary>The members among the code points 64 to 127, one bit each.</summary>
    public ulong AsciiHigh { get; }

    public int RangeCount => _bounds.Length / 2;

    public bool IsEmpty => _bounds.Length == 0;

    public bool IsAll => Equals(All);

    public bool IsSingle => _bounds.Length == 2 && _bounds[0] == _bounds[1];

    public bool IsAsciiOnly => IsEmpty || _bounds[_bounds.Length - 1] < 0x80;

    /// <summary>Whether every code point from U+0080 on is a member.</summary>
    public bool HasAllNonAscii => !IsEmpty && _bounds[_bounds.Length - 1] == MaxCodePoint && _bounds[_bounds.Length - 2] <= 0x80;

    public static CodePointSet Of(int codePoint) => new([codePoint, codePoint]);

    public static CodePointSet Range(int start, int end) => new([start, end]);

    public int Start(int range) => _bounds[2 * range];

    public int End(int range) => _bounds[2 * range + 1];

    public bool Contains(int codePoint)
    {
        if (codePoint < 128)
        {
            return (((codePoint < 64 ? AsciiLow : AsciiHigh) >> (codePoint & 63)) & 1) != 0;
        }
        int low = 0;
        int high = _bounds.Length / 2 - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (codePoint < _bounds[2 * middle])
            {
                high = middle - 1;
            }
            else if (codePoint > _bounds[2 * middle + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }
        return false;
    }

    public CodePointSet Union(CodePointSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }
        CodePointSetBuilder builder = new();
        builder.Add(this);
        builder.Add(other);
        return builder.ToSet();
    }

    public CodePointSet Complement()
    {
        List<int> bounds = [];
        int next = 0;
        for (int i = 0; i < _bounds.Length; i += 2)
        {
            if (_bounds[i] > next)
            {
                bounds.Add(next);
                bounds.Add(_bounds[i] - 1);
            }
            next = _bounds[i + 1] + 1;
        }
        if (next <= MaxCodePoint)
        {
            bounds.Add(next);
            bounds.Add(MaxCodePoint);
        }
        return new CodePointSet([.. bounds]);
    }

    public CodePointSet Except(CodePointSet other) => Intersect(other.Complement());

    public CodePointSet Intersect(CodePointSet other)
    {
        List<int> bounds = [];
        for (int i = 0, j = 0; i < _bounds.Length && j < other._bounds.Length;)
        {
            int start = Math.Max(_bounds[i], other._bounds[j]);
            int end = Math.Min(_bounds[i + 1], other._bounds[j + 1]);
            if (start <= end)
            {
                bounds.Add(start);
                bounds.Add(end);
            }
            if (_bounds[i + 1] < other._bounds[j + 1])
            {
                i += 2;
            }
            else
            {
                j += 2;
            }
        }
        return new CodePointSet([.. bounds]);
    }

    public bool Overlaps(CodePointSet other)
    {
        for (int i = 0, j = 0; i < _bounds.Length && j < other._bounds.Length;)
        {
            if (Math.Max(_bounds[i], other._bounds[j]) <= Math.Min(_bounds[i + 1], other._bounds[j + 1]))
            {
                return true;
            }
            if (_bounds[i + 1] < other._bounds[j + 1])
            {
                i += 2;
            }
            else
            {
                j += 2;
            }
        }
        return false;
    }

    public bool Equals(CodePointSet? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        if (other is null || other._bounds.Length != _bounds.Length)
        {
            return false;
        }
        for (int i = 0; i < _bounds.Length; i++)
        {
            if (_bounds[i] != other._bounds[i])
            {
                return false;
            }
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode()
    {
        int hash = _bounds.Length;
        foreach (int bound in _bounds)
        {
            hash = unchecked(hash * 31 + bound);
        }
        return hash;
    }

    /// <summary>Creates a set from bounds that are sorted, disjoint and not adjacent.</summary>
    internal static CodePointSet FromSortedBounds(List<int> bounds) => bounds.Count == 0 ? Empty : new CodePointSet([.. bounds]);
}

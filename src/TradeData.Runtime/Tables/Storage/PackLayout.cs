using System.Buffers;
using System.Buffers.Binary;
using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>A column's packing, chosen by the builder and stored in the pack.</summary>
internal struct ColumnLayout
{
    /// <summary>The maximum number of characters of <see cref="KeyEncoding.Digits"/>, and of <see cref="KeyEncoding.Ascii"/> and
    /// <see cref="KeyEncoding.Letters"/>.</summary>
    public const int MaxDigits = 15;

    /// <inheritdoc cref="MaxDigits"/>
    public const int MaxAscii = 8;

    /// <summary>The number of bits of one digit, of one letter and of one character.</summary>
    public const int DigitBits = 4;

    /// <inheritdoc cref="DigitBits"/>
    public const int LetterBits = 5;

    /// <inheritdoc cref="DigitBits"/>
    public const int AsciiBits = 7;

    /// <summary>The number of values that a pack stores for a column.</summary>
    public const int Numbers = 8;

    /// <summary>Returns the number of bits of one character of a packed text.</summary>
    public static int CharacterBits(KeyEncoding encoding) => encoding switch
    {
        KeyEncoding.Digits => DigitBits,
        KeyEncoding.Letters => LetterBits,
        _ => AsciiBits,
    };

    /// <summary>Whether the numbers are consistent, so that packing a value with them neither overflows nor writes beyond its
    /// buffer.</summary>
    public readonly bool IsSound => Enum.IsDefined(Type) && Scale is >= 0 and <= 28 && Encoding switch
    {
        KeyEncoding.Digits => IsText(MaxDigits, DigitBits),
        KeyEncoding.Letters => IsText(MaxAscii, LetterBits),
        KeyEncoding.Ascii => IsText(MaxAscii, AsciiBits),
        KeyEncoding.Wide => IsText(ShortText.MaxLength, AsciiBits),
        KeyEncoding.Number => Type is KeyType.Date or KeyType.DateTime or KeyType.Integer or KeyType.Boolean && IsRange,
        KeyEncoding.Scaled => Type == KeyType.Decimal && IsRange,
        KeyEncoding.Dictionary => Bits is >= 0 and <= 63,
        KeyEncoding.None => true,
        _ => false,
    };

    private readonly bool IsRange => Bits is >= 0 and <= 63 && Size <= 1UL << Bits
        && (Size == 0 || (Min >= Least && Min <= Most && Size - 1 <= (ulong)Most - (ulong)Min));

    private readonly long Least => Type switch
    {
        KeyType.Integer or KeyType.Decimal => long.MinValue,
        KeyType.DateTime => IsoDateTime.LeastUtcTicks,
        _ => 0,
    };

    private readonly long Most => Type switch
    {
        KeyType.Date => DateOnly.MaxValue.DayNumber,
        KeyType.DateTime => IsoDateTime.MostUtcTicks,
        KeyType.Boolean => 1,
        _ => long.MaxValue,
    };

    private readonly bool IsText(int maxWidth, int characterBits) => Type is KeyType.Text or KeyType.Code && Width >= 0 && Width <= maxWidth && Bits == Width * characterBits;

    public KeyType Type;
    public KeyEncoding Encoding;
    public int Bits;
    public int Width;
    public int Scale;
    public long Min;
    public ulong Size;
    public ulong Seed;
}

/// <summary>An index as its pack describes it: the columns of its parts, and the parts at which the ones before are folded into their
/// rank.</summary>
internal sealed class IndexLayout
{
    public IndexKind Kind;
    public bool IsUnique;
    public IndexStructure Structure;
    public ulong Seed;
    public int KeyBits;
    public int ValueBits;
    public int[] Columns = [];
    public bool[] Folds = [];
}

/// <summary>The packing of the columns and indexes of a table, so that opening a pack does not need the definition. A pack stores it as
/// consecutive 64-bit numbers.</summary>
internal sealed class PackLayout
{
    private const int IndexNumbers = 7;
    private const int PartNumbers = 2;

    public int FirstUniqueKey;
    public int FirstIndex;
    public int ValidTimeKey;
    public int FirstForeignKey;
    public ColumnLayout[] Columns = [];
    public IndexLayout[] Indexes = [];

    public byte[] Write()
    {
        ArrayBufferWriter<byte> output = new();
        Write(output, FirstUniqueKey, FirstIndex, ValidTimeKey, FirstForeignKey, Columns.Length, Indexes.Length);
        foreach (ColumnLayout column in Columns)
        {
            Write(output, (long)column.Type, (long)column.Encoding, column.Bits, column.Width, column.Scale, column.Min, (long)column.Size, (long)column.Seed);
        }
        foreach (IndexLayout index in Indexes)
        {
            Write(output, (long)index.Kind, index.IsUnique ? 1 : 0, (long)index.Structure, (long)index.Seed, index.KeyBits, index.ValueBits, index.Columns.Length);
            for (int part = 0; part < index.Columns.Length; part++)
            {
                Write(output, index.Columns[part], index.Folds[part] ? 1 : 0);
            }
        }
        return output.WrittenSpan.ToArray();
    }

    public static PackLayout Read(UInt64Column numbers)
    {
        PackLayout layout = new()
        {
            FirstUniqueKey = (int)numbers[0],
            FirstIndex = (int)numbers[1],
            ValidTimeKey = (int)numbers[2],
            FirstForeignKey = (int)numbers[3],
            Columns = new ColumnLayout[Count(numbers, 4, ColumnLayout.Numbers)],
            Indexes = new IndexLayout[Count(numbers, 5, IndexNumbers)],
        };
        int at = 6;
        for (int i = 0; i < layout.Columns.Length; i++)
        {
            ref ColumnLayout column = ref layout.Columns[i];
            column.Type = (KeyType)numbers[at];
            column.Encoding = (KeyEncoding)numbers[at + 1];
            column.Bits = (int)numbers[at + 2];
            column.Width = (int)numbers[at + 3];
            column.Scale = (int)numbers[at + 4];
            column.Min = (long)numbers[at + 5];
            column.Size = numbers[at + 6];
            column.Seed = numbers[at + 7];
            at += ColumnLayout.Numbers;
            if (!column.IsSound)
            {
                throw PackFormat.Inconsistent();
            }
        }
        for (int i = 0; i < layout.Indexes.Length; i++)
        {
            layout.Indexes[i] = ReadIndex(numbers, ref at, layout.Columns.Length);
        }
        return layout;
    }

    private static IndexLayout ReadIndex(UInt64Column numbers, ref int at, int columns)
    {
        int parts = Count(numbers, at + 6, PartNumbers);
        IndexLayout index = new()
        {
            Kind = (IndexKind)numbers[at],
            IsUnique = numbers[at + 1] != 0,
            Structure = (IndexStructure)numbers[at + 2],
            Seed = numbers[at + 3],
            KeyBits = (int)numbers[at + 4],
            ValueBits = (int)numbers[at + 5],
            Columns = new int[parts],
            Folds = new bool[parts],
        };
        if (!Enum.IsDefined(index.Kind) || !Enum.IsDefined(index.Structure) || parts == 0)
        {
            throw PackFormat.Inconsistent();
        }
        at += IndexNumbers;
        for (int part = 0; part < parts; part++)
        {
            index.Columns[part] = numbers[at] < (uint)columns ? (int)numbers[at] : throw PackFormat.Inconsistent();
            index.Folds[part] = numbers[at + 1] != 0;
            at += PartNumbers;
        }
        return index;
    }

    // A count may not exceed the numbers that follow, so a forged one causes no large allocation.
    private static int Count(UInt64Column numbers, int at, int size) =>
        numbers[at] <= (ulong)(numbers.Length / size) ? (int)numbers[at] : throw PackFormat.Inconsistent();

    private static void Write(ArrayBufferWriter<byte> output, params ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(sizeof(long)), number);
            output.Advance(sizeof(long));
        }
    }
}

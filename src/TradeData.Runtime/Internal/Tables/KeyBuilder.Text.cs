using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

public ref partial struct KeyBuilder
{
    private const int StackBytes = 256;

    /// <summary>Adds a text; null matches no row.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            Refuse();
            return;
        }
        Add(value.AsSpan());
    }

    /// <summary>Adds a text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(scoped ReadOnlySpan<char> value)
    {
        KeyColumn column = Next();
        switch (column.Encoding)
        {
            case KeyEncoding.Ascii when column.Type == KeyType.Text:
                TakeShort(column, ShortText.PackAscii(value, column.Width));
                break;
            case KeyEncoding.Letters when column.Type == KeyType.Text:
                TakeShort(column, ShortText.PackLetters(value, column.Width, column.Block));
                break;
            case KeyEncoding.Digits:
                TakeShort(column, ShortText.PackDigits(value, column.Width, column.Type == KeyType.Code));
                break;
            case KeyEncoding.Dictionary when column.Dictionary!.IsShort && column.Type == KeyType.Text && !Index.IsOrdered:
                int number = column.Dictionary.Find(value);
                Take(column, number < 0 ? KeyMatch.None : KeyMatch.Exact, (uint)number);
                break;
            case KeyEncoding.Wide when column.Type == KeyType.Text:
                // A text longer than any value would be truncated.
                bool isText = ShortText.TryGetWords(value, out ulong first, out ulong second) && value.Length <= column.Width;
                TakeWide(column, isText, first, second);
                break;
            default:
                AddTranscoded(value, isPrefix: false);
                break;
        }
    }

    /// <summary>Adds a value by its UTF-8 text, without quotes: a text, the JSON text of an enumeration's member, or any other value as
    /// JSON writes it.</summary>
    public void Add(scoped ReadOnlySpan<byte> utf8)
    {
        KeyColumn column = Next();
        switch (column.Type)
        {
            case KeyType.Text:
                AddOrdered(utf8);
                break;
            case KeyType.Code:
                AddCode(column, utf8, isPrefix: false);
                break;
            case KeyType.Guid:
                AddGuid(utf8);
                break;
            case KeyType.Decimal when KeyValues.TryReadDecimal(utf8, out decimal number):
                Add(number);
                break;
            case not KeyType.Decimal when KeyValues.TryReadNumber(column.Type, utf8, out long value):
                AddNumber(column.Type, value);
                break;
            default:
                Refuse();
                break;
        }
    }

    /// <summary>Adds a scalar by its text, as it formats itself under the invariant culture.</summary>
    [SkipLocalsInit]
    public void Add<T>(T value)
        where T : ISpanFormattable
    {
        Span<byte> stack = stackalloc byte[StackBytes];
        if (Utf8Format.TryFormat(value, stack, out int written))
        {
            Add(stack[..written]);
            return;
        }
        AddLong(value, isPrefix: false);
    }

    /// <summary>Adds a prefix as the last part; null matches no row.</summary>
    public void AddPrefix(string? value)
    {
        if (value is null)
        {
            Refuse();
            return;
        }
        AddTranscoded(value, isPrefix: true);
    }

    /// <summary>Adds a prefix as the last part.</summary>
    public void AddPrefix(scoped ReadOnlySpan<char> value) => AddTranscoded(value, isPrefix: true);

    /// <summary>Adds a prefix as the last part, in UTF-8.</summary>
    public void AddPrefix(scoped ReadOnlySpan<byte> utf8)
    {
        KeyColumn column = Next();
        if (column.Type == KeyType.Code)
        {
            AddCode(column, utf8, isPrefix: true);
            return;
        }
        AddOrderedPrefix(utf8);
    }

    /// <summary>Adds a prefix as the last part: a scalar by its text, as it formats itself under the invariant culture.</summary>
    [SkipLocalsInit]
    public void AddPrefix<T>(T value)
        where T : ISpanFormattable
    {
        Span<byte> stack = stackalloc byte[StackBytes];
        if (Utf8Format.TryFormat(value, stack, out int written))
        {
            AddPrefix(stack[..written]);
            return;
        }
        AddLong(value, isPrefix: true);
    }

    private void AddOrderedPrefix(scoped ReadOnlySpan<byte> value)
    {
        if (Count != Index.Columns.Length - 1 || !Index.IsOrdered)
        {
            throw new InvalidOperationException("A prefix can be asked for only of the last field of a prefix index.");
        }
        KeyColumn column = Next();
        KeyMatch match = column.TryEncodePrefix(value, out ulong from, out ulong to) ? KeyMatch.Exact : KeyMatch.None;
        Take(column, match, from);
        End = Value + (to - from);
    }

    [SkipLocalsInit]
    private void AddCode(KeyColumn column, scoped ReadOnlySpan<byte> utf8, bool isPrefix)
    {
        if (column.Encoding == KeyEncoding.Digits && !isPrefix)
        {
            TakeShort(column, ShortText.PackDigits(utf8, column.Width, skipsMarks: true));
            return;
        }
        byte[]? rented = null;
        Span<byte> plain = utf8.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(utf8.Length);
        plain = plain[..KeyValues.WithoutMarks(utf8, plain)];
        if (isPrefix)
        {
            AddOrderedPrefix(plain);
        }
        else
        {
            AddOrdered(plain);
        }
        Return(rented);
    }

    [SkipLocalsInit]
    private void AddGuid(scoped ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[KeyValues.GuidBytes];
        if (KeyValues.TryReadGuid(utf8, bytes))
        {
            AddOrdered(bytes);
        }
        else
        {
            Refuse();
        }
    }

    [SkipLocalsInit]
    private void AddTranscoded(scoped ReadOnlySpan<char> value, bool isPrefix)
    {
        byte[]? rented = null;
        Span<byte> utf8 = value.Length <= StackBytes / 3
            ? stackalloc byte[StackBytes]
            : rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        if (Ascii.FromUtf16(value, utf8, out int written) != OperationStatus.Done
            && Utf8.FromUtf16(value, utf8, out _, out written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            // An unpaired surrogate is not text, so no row has it.
            Refuse();
        }
        else if (isPrefix)
        {
            AddPrefix(utf8[..written]);
        }
        else
        {
            Add(utf8[..written]);
        }
        Return(rented);
    }

    private void AddLong<T>(T value, bool isPrefix)
        where T : ISpanFormattable
    {
        int size = StackBytes;
        byte[] rented;
        int written;
        do
        {
            size = checked(size * 16);
            rented = ArrayPool<byte>.Shared.Rent(size);
        }
        while (!TryFormat(value, rented, out written));
        if (isPrefix)
        {
            AddPrefix(rented.AsSpan(0, written));
        }
        else
        {
            Add(rented.AsSpan(0, written));
        }
        Return(rented);
    }

    private static bool TryFormat<T>(T value, byte[] rented, out int written)
        where T : ISpanFormattable
    {
        if (Utf8Format.TryFormat(value, rented, out written))
        {
            return true;
        }
        Return(rented);
        return false;
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

using TradeData.Compiler.Interpretation;
using TradeData.Compiler.Reading;
using TradeData.Compiler.Writing;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Checking;

/// <summary>Checks rows against their schema and writes the valid ones in canonical form, in chunks that processors share.</summary>
internal sealed class RowChecker(InterpretedSchema schema, Form form, ValidationOptions options)
{
    /// <summary>The size of a chunk: large enough to make the cost of distribution negligible.</summary>
    private const int ChunkBytes = 1 << 20;

    private static readonly RawForm AsItIs = new();

    /// <summary>Checks the rows of a file in order, without those that are not JSON.</summary>
    public IEnumerable<CheckedRows> Check(RowFile file)
    {
        List<Range> chunks = Divide(file);
        return chunks.Count == 1
            ? [Check(file, chunks[0])]
            : chunks.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(chunk => Check(file, chunk));
    }

    private static List<Range> Divide(RowFile file)
    {
        List<Range> chunks = [];
        int first = 0;
        for (int row = 0; row < file.Count; row++)
        {
            if (file.StartOf(row) - file.StartOf(first) >= ChunkBytes)
            {
                chunks.Add(first..row);
                first = row;
            }
        }
        chunks.Add(first..file.Count);
        return chunks;
    }

    private CheckedRows Check(RowFile file, Range rows)
    {
        (int first, int count) = rows.GetOffsetAndLength(file.Count);
        CheckedRows written = new(count);
        if (count == 0)
        {
            return written;
        }
        ref byte p = ref file.Buffer[0];
        for (int row = first; row < first + count; row++)
        {
            if (file.IsMalformed(row))
            {
                continue;
            }
            ReadContext context = new(ref p, nint.MaxValue, options);
            int start = file.StartOf(row);
            bool isValid = !file.IsFaulty(row) && schema.Check(ref p, start, ref context) >= 0;
            context.Release();
            if (!isValid && !file.IsFaulty(row))
            {
                written.Failures.Add((row, schema.Validate(file[row], options)));
            }
            // An invalid row keeps its place and its keys, because others may refer to it.
            (isValid ? form : AsItIs).Write(ref p, start, written.Text);
            written.EndRow(isValid);
        }
        return written;
    }
}

/// <summary>Rows in the form of a pack.</summary>
internal sealed class CheckedRows(int capacity)
{
    private readonly List<int> _ends = new(capacity);

    public ByteBuffer Text { get; } = new();

    /// <summary>The errors of rows, by their numbers in the file.</summary>
    public List<(int Row, ValidationResult Result)> Failures { get; } = [];

    /// <summary>The rows that are not valid, by their numbers here.</summary>
    public HashSet<int> Invalid { get; } = [];

    public int Count => _ends.Count;

    public ReadOnlySpan<byte> this[int row] => Text.Written[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];

    public void EndRow(bool isValid)
    {
        if (!isValid)
        {
            Invalid.Add(Count);
        }
        _ends.Add(Text.Length);
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace TradeData.Runtime.Tables;

/// <summary>How the builder packed the columns and the indexes of a table: numbers of 64 bits, one after the other.</summary>
internal sealed record PackLayout(ColumnLayout[] Columns, IndexLayout[] Indexes)
{
    private const int MaxCount = 1 << 16;

    public byte[] Write()
    {
        ArrayBufferWriter<byte> output = new();
        Write(output, Columns.Length);
        foreach (ColumnLayout column in Columns)
        {
            Write(output, (long)column.Encoding, column.Bits, column.Width, column.Scale, column.Min, (long)column.Size, (long)column.Seed);
        }
        Write(output, Indexes.Length);
        foreach (IndexLayout index in Indexes)
        {
            Write(output, (long)index.Structure, (long)index.Seed, index.Columns.Length);
            for (int part = 0; part < index.Columns.Length; part++)
            {
                Write(output, index.Columns[part], index.Folds[part] ? 1 : 0);
            }
        }
        return output.WrittenSpan.ToArray();
    }

    public static PackLayout Read(UInt64Column numbers)
    {
        int at = 0;
        long Next() => (long)numbers[at++];
        int Count(int most)
        {
            long count = Next();
            return count >= 0 && count <= most ? (int)count : throw PackFormat.Inconsistent();
        }
        ColumnLayout[] columns = new ColumnLayout[Count(MaxCount)];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = new ColumnLayout((KeyEncoding)Count((int)KeyEncoding.Dictionary), Count(63), Count(ColumnLayout.MaxDigits), Count(28), Next(), (ulong)Next(), (ulong)Next());
        }
        IndexLayout[] indexes = new IndexLayout[Count(MaxCount)];
        for (int i = 0; i < indexes.Length; i++)
        {
            IndexStructure structure = (IndexStructure)Count((int)IndexStructure.Sorted);
            ulong seed = (ulong)Next();
            int[] parts = new int[Count(MaxCount)];
            bool[] folds = new bool[parts.Length];
            for (int part = 0; part < parts.Length; part++)
            {
                parts[part] = Count(columns.Length - 1);
                folds[part] = Count(1) == 1;
            }
            indexes[i] = new IndexLayout(structure, seed, parts, folds);
        }
        return new PackLayout(columns, indexes);
    }

    private static void Write(ArrayBufferWriter<byte> output, params ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(sizeof(long)), number);
            output.Advance(sizeof(long));
        }
    }
}

using System.Text;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.UnitedStates;

namespace TradeData.Tests.Schedules.Common;

/// <summary>Runs alone, because it measures the memory of the whole process.</summary>
[CollectionDefinition("Memory", DisableParallelization = true)]
public sealed class MemoryCollection;

[Collection("Memory")]
public sealed class ImportMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    // The American file has 13 MB, the Japanese ones have 20. Held are the texts of their rates, each once, their codes, and the findings; of Japan's schedule a chapter's longest heading besides.
    [SkippableTheory]
    [InlineData(UsHtsImporter.Schedule, "2025-basic")]
    [InlineData(JpCustomsImporter.Schedule, "2026-04-01")]
    public void While_an_edition_goes_by_little_of_it_is_held(string schedule, string edition)
    {
        _ = Import().Take(1).Count();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int lines = 0;
        foreach (TariffLine line in Import())
        {
            if (++lines % 3_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
        Assert.InRange(lines, 15_000, int.MaxValue);
        Assert.InRange(most, 0, 6 * Megabyte);

        ScheduleImport Import() => schedule == UsHtsImporter.Schedule ? Published.UsHts(edition) : Published.JpCustoms(edition);
    }

    [Fact]
    public void Ten_times_the_rows_hold_no_more()
    {
        long small = HeldBy(4_000);
        long large = HeldBy(40_000);
        Assert.InRange(large - small, -Megabyte, Megabyte);
    }

    private static long HeldBy(int rows)
    {
        using RepeatedRows stream = new(SmallExport.Row("", 1, "Text with some words in it", general: "2.5%", special: "Free (AU,JP)", units: "\"No.\""), rows);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ScheduleImport import = UsHtsImporter.Read(stream, SmallExport.Options);
        long held = 0;
        foreach (TariffLine _ in import)
        {
            if (import.Report.RowsRead == rows)
            {
                held = GC.GetTotalMemory(forceFullCollection: true) - before;
            }
        }
        Assert.Equal(rows + 1, import.Report.LinesMade);
        return held;
    }

    /// <summary>A file with a heading and the same row below it time and again, made as it is read.</summary>
    private sealed class RepeatedRows(string row, int count) : Stream
    {
        private readonly byte[] _row = Encoding.UTF8.GetBytes("," + row);
        private byte[] _current = Encoding.UTF8.GetBytes("[" + SmallExport.Row("0101", 0, "Horses"));
        private int _at;
        private int _left = count + 1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _current.Length)
            {
                if (_left == 0)
                {
                    return 0;
                }
                (_current, _at) = (--_left == 0 ? "]"u8.ToArray() : _row, 0);
            }
            int taken = Math.Min(count, _current.Length - _at);
            Array.Copy(_current, _at, buffer, offset, taken);
            _at += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

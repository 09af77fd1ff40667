using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Cli.Imports;

/// <summary>A publisher's format, and how a file of it is opened.</summary>
internal abstract class ScheduleSource
{
    public static IReadOnlyList<ScheduleSource> All { get; } = [new UsHts(), new JpCustoms()];

    /// <summary>As the command line names it.</summary>
    public abstract string Name { get; }

    public abstract string Description { get; }

    /// <summary>Command lines for the help.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>The schedule's key.</summary>
    public abstract string Schedule { get; }

    /// <summary>Reads the lines of a file, and gives them to somebody while the file is open.</summary>
    /// <param name="report">Told how much of the file has been read.</param>
    public abstract void Read(string path, ImportOptions options, Action<long> report, Action<ScheduleImport> take, CancellationToken cancellation);

    /// <summary>How much there is to read, in the unit of the progress.</summary>
    public abstract long Size(string path);

    private sealed class UsHts : ScheduleSource
    {
        public override string Name => "us-hts";

        public override string Description => "The Harmonized Tariff Schedule of the United States: the JSON export of one edition (.json, or .json.gz).";

        public override IReadOnlyList<string> Examples =>
        [
            "tradedata import us-hts hts_2025_rev_10.json --output imported",
            "tradedata import us-hts htsdata.json --edition 2026-rev-11 --from 2026-07-01 --output imported",
        ];

        public override string Schedule => UsHtsImporter.Schedule;

        public override long Size(string path) => File.Exists(path) ? new FileInfo(path).Length : throw new UserException($"There is no file \"{path}\".");

        public override void Read(string path, ImportOptions options, Action<long> report, Action<ScheduleImport> take, CancellationToken cancellation)
        {
            using FileStream file = File.OpenRead(path);
            using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file;
            // Of a compressed file only the place in the file itself says how far it is.
            take(UsHtsImporter.Read(content, options, new Told(() => report(file.Position)), cancellation));
        }
    }

    private sealed class JpCustoms : ScheduleSource
    {
        public override string Name => "jp-customs";

        public override string Description => "The Customs Tariff Schedule of Japan: the JSON files of one edition, in a folder or in a .tar.gz.";

        public override IReadOnlyList<string> Examples =>
        [
            "tradedata import jp-customs japan_tariff_2026_04_01.tar.gz --output imported",
            "tradedata import jp-customs chapters --edition 2026-10-01 --from 2026-10-01 --output imported",
        ];

        public override string Schedule => JpCustomsImporter.Schedule;

        // Told after each chapter, and there are as many as the names of the files say.
        public override long Size(string path) => File.Exists(path) || Directory.Exists(path) ? MostChapters : throw new UserException($"There is no file or folder \"{path}\".");

        public override void Read(string path, ImportOptions options, Action<long> report, Action<ScheduleImport> take, CancellationToken cancellation)
        {
            int chapters = 0;
            take(JpCustomsImporter.Read(Chapters(path), options, new Told(() => report(++chapters)), cancellation));
        }

        private static IEnumerable<ImportFile> Chapters(string path)
        {
            bool isEmpty = true;
            foreach (ImportFile file in ImportFiles.Read(path, JpCustomsImporter.IsChapter))
            {
                isEmpty = false;
                yield return file;
            }
            if (isEmpty)
            {
                throw new UserException($"\"{path}\" has no files of chapters, which are called like j_02_tariff_data.json.");
            }
        }
    }

    private const int MostChapters = 97;

    /// <summary>Reports at once, on the thread that reads; the framework's own progress would report later, on another.</summary>
    private protected sealed class Told(Action tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell();
    }
}

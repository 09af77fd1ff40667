namespace TradeData.Compiler.Writing;

/// <summary>Files that appear under their names when the last byte is written, and not before.</summary>
internal static class WholeFile
{
    /// <summary>The suffix of a file while it is written. The next process that writes here removes a leftover of a killed one.</summary>
    public const string Unfinished = ".part";

    /// <param name="path">The file, which is replaced where it exists.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="create">Opens the file that is written to.</param>
    public static void Write(string path, Action<Stream> write, Func<string, Stream>? create = null)
    {
        string unfinished = path + Unfinished;
        try
        {
            using (Stream stream = create is null ? Create(unfinished) : create(unfinished))
            {
                write(stream);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public static Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
}

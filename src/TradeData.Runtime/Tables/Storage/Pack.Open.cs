using System.Text;
using System.Text.Json;

namespace TradeData.Runtime.Tables;

public sealed partial class Pack
{
    /// <summary>
    /// Opens a pack in memory that one build has made together with the code that reads it. Its rows are not checked again, and its index is taken as it is;
    /// a pack from anywhere else is opened with <see cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>.
    /// </summary>
    /// <param name="memory">The bytes of the pack, which must not change any more.</param>
    /// <param name="table">The name of the table that it must hold.</param>
    /// <param name="fingerprint">The fingerprint of the table's definition that it must have been made by.</param>
    /// <exception cref="PackException">The bytes are no pack, a damaged one, or one of another table or another edition of its schema.</exception>
    public static Pack OpenTrusted(ReadOnlyMemory<byte> memory, string table, string fingerprint) =>
        new Pack(PackMemory.Pin(memory), isTrusted: true).Bind(table, fingerprint);

    /// <summary>
    /// Opens a pack in a stream, from its position on, that one build has made together with the code that reads it. A resource of an assembly is read in place,
    /// anything else is copied.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="table">The name of the table that it must hold.</param>
    /// <param name="fingerprint">The fingerprint of the table's definition that it must have been made by.</param>
    /// <exception cref="PackException">The bytes are no pack, a damaged one, or one of another table or another edition of its schema.</exception>
    public static Pack OpenTrusted(Stream stream, string table, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Pack(PackMemory.Read(stream), isTrusted: true).Bind(table, fingerprint);
    }

    /// <summary>Maps a pack in a file that one build has made together with the code that reads it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="table">The name of the table that it must hold.</param>
    /// <param name="fingerprint">The fingerprint of the table's definition that it must have been made by.</param>
    /// <exception cref="PackException">The bytes are no pack, a damaged one, or one of another table or another edition of its schema.</exception>
    public static Pack MapTrusted(string path, string table, string fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Pack(PackMemory.Map(path), isTrusted: true).Bind(table, fingerprint);
    }

    /// <summary>
    /// Opens a pack in memory, wherever it comes from. Each part of its index is checked whole before its first use, and each row by its schema when it is
    /// first touched: a forged pack ends in a <see cref="PackException"/>, whatever its checksums say.
    /// </summary>
    /// <param name="memory">The bytes of the pack, which must not change any more.</param>
    /// <param name="expected">What the table must be declared as; null takes what the pack says.</param>
    /// <exception cref="PackException">The bytes are no pack, a damaged one, or one of another table or another edition of its schema.</exception>
    public static Pack Open(ReadOnlyMemory<byte> memory, TableDefinition? expected = null) => new Pack(PackMemory.Pin(memory), isTrusted: false).Bind(expected);

    /// <summary>Opens a pack in a stream, from its position on; a resource of an assembly is read in place, anything else is copied.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Open(Stream stream, TableDefinition? expected = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Pack(PackMemory.Read(stream), isTrusted: false).Bind(expected);
    }

    /// <summary>Opens a pack in a file by mapping it.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Map(string path, TableDefinition? expected = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Pack(PackMemory.Map(path), isTrusted: false).Bind(expected);
    }

    /// <summary>
    /// Opens a pack that is embedded beside the code that declares the table. The fingerprint is enough: the declaration need not be resolved and written out
    /// to be compared, which would slow down the first query of a process.
    /// </summary>
    internal static Pack OpenEmbedded(Stream stream, TableDefinition declared)
    {
        Pack pack = OpenTrusted(stream, declared.Name, declared.Fingerprint);
        pack._definition = declared;
        return pack;
    }

    /// <summary>Opens a pack that was just written.</summary>
    internal static Pack Open(PackMemory memory, TableDefinition definition) => new(memory, isTrusted: true) { _definition = definition };

    /// <summary>The text that a pack is bound to its table and schema by.</summary>
    internal static byte[] Identity(string table, string fingerprint) => Encoding.UTF8.GetBytes(table + "\n" + fingerprint);

    // Takes no definition: a process that has just begun should not have to make one to look up a row.
    private Pack Bind(string table, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fingerprint);
        byte[] identity = Identity(table, fingerprint);
        ByteColumn stored = Sections.Bytes(SectionKind.Identity, 0);
        return stored.SequenceEqual(0, stored.Length, identity) ? this : throw Foreign(table);
    }

    private Pack Bind(TableDefinition? expected)
    {
        if (expected is not null)
        {
            _ = expected.Shape;
            ByteColumn stored = Sections.Bytes(SectionKind.Definition, 0);
            if (!stored.SequenceEqual(0, stored.Length, expected.Text))
            {
                throw Foreign(expected.Name);
            }
            _definition = expected;
        }
        LayoutInspection.Check(this);
        return this;
    }

    private PackException Foreign(string expected) => new(Definition.Name != expected
        ? $"The pack holds the table {Definition.Name}, and {expected} was asked for."
        : $"The pack of the table {expected} was made for another edition of its schema; pack the rows again.");

    private TableDefinition ReadDefinition()
    {
        ByteColumn text = Sections.Bytes(SectionKind.Definition, 0);
        try
        {
            TableDefinition definition = DefinitionText.Read(text.ToArray(0, text.Length));
            _ = definition.Shape;
            return definition;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new PackException("The pack is damaged: its definition cannot be read.", exception);
        }
    }
}

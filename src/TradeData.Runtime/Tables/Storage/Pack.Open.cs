using System.Text;
using System.Text.Json;

namespace TradeData.Runtime.Tables;

public sealed partial class Pack
{
    /// <summary>Opens a pack in memory that was built together with the code that reads it. Its rows and index are not checked again. Open
    /// any other pack with <see cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>.</summary>
    /// <param name="memory">The bytes of the pack, which must not change.</param>
    /// <param name="table">The expected name of the table.</param>
    /// <param name="fingerprint">The expected fingerprint of the table's definition.</param>
    /// <exception cref="PackException">The bytes are not a pack, or a damaged one, or one of another table or another edition of its
    /// schema.</exception>
    public static Pack OpenTrusted(ReadOnlyMemory<byte> memory, string table, string fingerprint) =>
        new Pack(PackMemory.Pin(memory), isTrusted: true).Bind(table, fingerprint);

    /// <summary>Opens a pack at the position of a stream that was built together with the code that reads it. A resource of an assembly is
    /// read in place; any other stream is copied.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="table">The expected name of the table.</param>
    /// <param name="fingerprint">The expected fingerprint of the table's definition.</param>
    /// <exception cref="PackException">The bytes are not a pack, or a damaged one, or one of another table or another edition of its
    /// schema.</exception>
    public static Pack OpenTrusted(Stream stream, string table, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Pack(PackMemory.Read(stream), isTrusted: true).Bind(table, fingerprint);
    }

    /// <summary>Maps a pack file that was built together with the code that reads it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="table">The expected name of the table.</param>
    /// <param name="fingerprint">The expected fingerprint of the table's definition.</param>
    /// <exception cref="PackException">The bytes are not a pack, or a damaged one, or one of another table or another edition of its
    /// schema.</exception>
    public static Pack MapTrusted(string path, string table, string fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Pack(PackMemory.Map(path), isTrusted: true).Bind(table, fingerprint);
    }

    /// <summary>Opens a pack of any origin in memory. Each part of its index is checked before its first use, and each row is checked
    /// against its schema at its first use. A forged pack ends in a <see cref="PackException"/>, whatever its checksums are.</summary>
    /// <param name="memory">The bytes of the pack, which must not change.</param>
    /// <param name="expected">The expected definition of the table; null accepts any definition.</param>
    /// <exception cref="PackException">The bytes are not a pack, or a damaged one, or one of another table or another edition of its
    /// schema.</exception>
    public static Pack Open(ReadOnlyMemory<byte> memory, TableDefinition? expected = null) => new Pack(PackMemory.Pin(memory), isTrusted: false).Bind(expected);

    /// <summary>Opens a pack at the position of a stream. A resource of an assembly is read in place; any other stream is
    /// copied.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Open(Stream stream, TableDefinition? expected = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Pack(PackMemory.Read(stream), isTrusted: false).Bind(expected);
    }

    /// <summary>Maps a pack file.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Map(string path, TableDefinition? expected = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Pack(PackMemory.Map(path), isTrusted: false).Bind(expected);
    }

    /// <summary>Opens a pack embedded beside the code that declares the table. Only the fingerprint is compared: resolving and writing the
    /// definition would slow down the first query of a process.</summary>
    internal static Pack OpenEmbedded(Stream stream, TableDefinition declared)
    {
        Pack pack = OpenTrusted(stream, declared.Name, declared.Fingerprint);
        pack._definition = declared;
        return pack;
    }

    /// <summary>Opens a pack that was just written.</summary>
    internal static Pack Open(PackMemory memory, TableDefinition definition) => new(memory, isTrusted: true) { _definition = definition };

    /// <summary>Returns the text that binds a pack to its table and schema.</summary>
    internal static byte[] Identity(string table, string fingerprint) => Encoding.UTF8.GetBytes(table + "\n" + fingerprint);

    // Takes no definition, so that a new process need not create one to look up a row.
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

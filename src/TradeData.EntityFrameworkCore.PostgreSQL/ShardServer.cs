namespace TradeData.EntityFrameworkCore;

/// <summary>A server that holds a share of a table's rows.</summary>
public sealed record ShardServer
{
    /// <summary>The name by which the statements call it; unique among the servers.</summary>
    public required string Name { get; init; }

    /// <summary>Its address, as the server with the whole table reaches it.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The database with the rows.</summary>
    public required string Database { get; init; }

    /// <summary>The user who asks it.</summary>
    public required string User { get; init; }

    /// <summary>The user's password, or null where the server asks for none. It stands in the statements in plain text.</summary>
    public string? Password { get; init; }

    /// <summary>The values of the column whose rows it holds, such as editions. No two servers hold the same one.</summary>
    public required IReadOnlyCollection<string> Values { get; init; }

    /// <summary>Returns the name and the address, without the password.</summary>
    public override string ToString() => $"{Name} ({Host}:{Port}/{Database})";
}

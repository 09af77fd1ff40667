using System.ComponentModel;

namespace TradeData.Runtime.Json;

/// <summary>What a branch allows at most, as far as that tells it from the others.</summary>
/// <param name="types">The kinds of value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BranchClue(JsonTypes types)
{
    /// <summary>The kinds of value.</summary>
    public JsonTypes Types { get; } = types;

    /// <summary>Whether an object may have no other members than <see cref="Members"/>.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What an object's members are.</summary>
    public MemberClue[] Members { get; init; } = [];
}

/// <summary>What a branch allows of a member at most.</summary>
/// <param name="name">The member's name.</param>
/// <param name="isRequired">Whether it must be there.</param>
/// <param name="types">The kinds of value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberClue(string name, bool isRequired = false, JsonTypes types = JsonTypes.Any)
{
    /// <summary>The member's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>The kinds of value.</summary>
    public JsonTypes Types { get; } = types;

    /// <summary>The texts that a string may be; null for any.</summary>
    public string[]? Texts { get; init; }

    /// <summary>The texts that a string may not be.</summary>
    public string[] OtherTexts { get; init; } = [];

    /// <summary>The whole numbers that a number may be; null for any.</summary>
    public long[]? Numbers { get; init; }
}

using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The superset of values that a branch allows, as far as it distinguishes the branches.</summary>
/// <param name="types">The kinds of value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BranchClue(JsonTypes types)
{
    /// <summary>The kinds of value.</summary>
    public JsonTypes Types { get; } = types;

    /// <summary>Whether objects with members other than <see cref="Members"/> are not allowed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The members of an object.</summary>
    public MemberClue[] Members { get; init; } = [];
}

/// <summary>The superset of values that a branch allows for a member.</summary>
/// <param name="name">The member's name.</param>
/// <param name="isRequired">Whether the member is required.</param>
/// <param name="types">The kinds of value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberClue(string name, bool isRequired = false, JsonTypes types = JsonTypes.Any)
{
    /// <summary>The member's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the member is required.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>The kinds of value.</summary>
    public JsonTypes Types { get; } = types;

    /// <summary>The texts that a string may be, or null for any text.</summary>
    public string[]? Texts { get; init; }

    /// <summary>The texts that a string must not be.</summary>
    public string[] OtherTexts { get; init; } = [];

    /// <summary>The integers that a number may be, or null for any number.</summary>
    public long[]? Numbers { get; init; }
}

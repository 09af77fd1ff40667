using System.Reflection;

namespace TradeData.Cli.Output;

/// <summary>The version of the tool.</summary>
internal static class ToolVersion
{
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}

using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

internal static class DocumentationWriter
{
    private const string Deprecation = "[global::System.Obsolete({0})]";

    public static void Write(SourceWriter writer, Documentation docs)
    {
        writer.Line($"/// <summary>{Literals.Xml(docs.Summary)}</summary>");
        if (!docs.Remarks.IsEmpty)
        {
            writer.Line($"/// <remarks>{string.Join(" ", docs.Remarks.Select(Literals.Xml))}</remarks>");
        }
        if (docs.Obsolete is { } obsolete)
        {
            writer.Line(Deprecation.Replace("{0}", Literals.Text(obsolete)));
        }
    }
}

using System.Text;
using TradeData.Compiler;
using TradeData.Compiler.Writing;
using TradeData.Generators.Diagnostics;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Length == 0)
{
    Console.Error.WriteLine(OptionsReader.Usage);
    return DataCompiler.UsageError;
}
try
{
    return DataCompiler.Run(OptionsReader.Read(args), Console.Out);
}
catch (OptionsException fault)
{
    Console.Error.WriteLine($"TradeData.Compiler : error {Rules.InvalidOptions.Id}: {Rules.InvalidOptions.Message(fault.Message)}");
    return DataCompiler.UsageError;
}
catch (OutputException fault)
{
    Console.Error.WriteLine($"TradeData.Compiler : error {Rules.UnwritablePacks.Id}: {Rules.UnwritablePacks.Message(fault.Message.ReplaceLineEndings(" "))}");
    return DataCompiler.UsageError;
}
catch (Exception fault)
{
    // One line, so that a build shows it completely. It is a bug, and the program ends.
    Console.Error.WriteLine($"TradeData.Compiler : error {Rules.InternalError.Id}: The data compiler failed. This is a bug in the compiler, not in the data; please report it. {fault.ToString().ReplaceLineEndings(" ")}");
    return DataCompiler.OwnError;
}

using TradeData.Cli;
using TradeData.Cli.Output;

return await Application.Run(args, Terminal.Open());

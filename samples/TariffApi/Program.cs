using TariffApi;

await Api.Create(args).RunAsync();

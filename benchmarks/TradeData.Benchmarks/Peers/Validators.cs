using System.Text;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;

namespace TradeData.Benchmarks.Peers;

/// <summary>Other validators, from bytes to a verdict, on one of the schemas that are embedded here.</summary>
internal sealed class Validators(string schema)
{
    private readonly string _schema = Resource(schema);
    private NJsonSchema.JsonSchema? _nJsonSchema;
    private JSchema? _newtonsoft;

    public long NJsonSchema(byte[] text)
    {
        _nJsonSchema ??= global::NJsonSchema.JsonSchema.FromJsonAsync(_schema).GetAwaiter().GetResult();
        return Passed(_nJsonSchema.Validate(Encoding.UTF8.GetString(text)).Count == 0);
    }

    /// <summary>Without a licence, Newtonsoft.Json.Schema allows a thousand validations in an hour.</summary>
    public long Newtonsoft(byte[] text)
    {
        _newtonsoft ??= JSchema.Parse(_schema);
        return Passed(JToken.Parse(Encoding.UTF8.GetString(text)).IsValid(_newtonsoft));
    }

    /// <summary>All instances here are valid; a validator with another result has not done the measured work.</summary>
    public static long Passed(bool isValid) => isValid ? 1 : throw new InvalidOperationException("A valid instance was refused.");

    private static string Resource(string name)
    {
        using Stream stream = typeof(Validators).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}

using System.Text;
using TradeData.Compiler.Interpretation;
using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;
using Scan = TradeData.Runtime.Internal.Json.Scan;

namespace TradeData.Compiler.Writing;

/// <summary>An object that becomes a case of a union: which, its discriminator says.</summary>
internal sealed class UnionForm(UnionModel union) : Form
{
    private readonly byte[] _property = Encoding.UTF8.GetBytes(union.Property!);
    private readonly NameTable _values = new([.. union.Records.Select(record => record.Union!.Value!)]);
    private readonly Form[] _cases = new Form[union.Cases.Count];

    public void Complete(Func<RecordModel, Form> formOf)
    {
        for (int i = 0; i < _cases.Length; i++)
        {
            _cases[i] = formOf(union.Cases[i].Record!);
        }
    }

    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        for (nint at = Scan.Token(ref p, i + 1); Scan.At(ref p, at) == (byte)'"';)
        {
            at = Scan.Token(ref p, Name(ref p, at, out ReadOnlySpan<byte> name, out StringForms form));
            if (JsonText.Equal(name, form, _property, StringForms.NonAscii))
            {
                nint end = Scan.StringEnd(ref p, at + 1, out StringForms valueForm);
                byte[]? rented = null;
                ReadOnlySpan<byte> content = Scan.Slice(ref p, at + 1, end);
                int found = _values.IndexOf((valueForm & StringForms.Escaped) == 0 ? content : JsonText.Unescape(content, ref rented, out _));
                JsonText.Return(rented);
                return found >= 0 ? _cases[found].Write(ref p, i, output) : throw Unfit(ref p, at, end + 1);
            }
            at = Next(ref p, Scan.TrustedEnd(ref p, at));
        }
        throw Unfit(ref p, i, Scan.TrustedEnd(ref p, i));
    }
}

/// <summary>A value that becomes a case of a union by its JSON type, or as the first that it fits.</summary>
internal sealed class PickForm(UnionModel union, Step step) : Form
{
    private readonly Form[] _forms = new Form[step.Picks.Length];

    public void Complete(Func<Shape, Form> formOf, Func<RecordModel, Form> recordOf)
    {
        for (int i = 0; i < _forms.Length; i++)
        {
            string? name = step.Node.Picks[i].Case;
            UnionCase? one = union.Cases.FirstOrDefault(one => union.FullName + "." + one.Name == name);
            _forms[i] = one is null ? new RawForm() : one.Record is { } record ? recordOf(record) : formOf(one.Shape!);
        }
    }

    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        ReadContext context = new(ref p, nint.MaxValue, ValidationOptions.Default);
        int place = Evaluation.PickAt(step, ref p, i, ref context);
        return place < 0 ? throw Unfit(ref p, i, Scan.TrustedEnd(ref p, i)) : _forms[place].Write(ref p, i, output);
    }
}

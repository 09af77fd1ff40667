using System.Text;
using TradeData.Generators.Model;
using TradeData.Runtime;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Writing;

/// <summary>An object that becomes a record: its discriminator, its properties in the schema's order, then its other members.</summary>
internal sealed class RecordForm : Form
{
    private readonly RecordModel _record;
    private readonly NameTable _names;
    private readonly byte[]?[] _quoted;
    private readonly byte[] _start;
    private readonly Member[] _members;
    private readonly int _discriminator;
    private Form? _extras;

    public RecordForm(RecordModel record)
    {
        _record = record;
        List<string> names = [.. record.Properties.Select(property => property.JsonName)];
        _discriminator = -1;
        ByteBuffer start = new();
        start.Add((byte)'{');
        if (record.Union is { Property: not null, Value: not null } union)
        {
            _discriminator = names.Count;
            names.Add(union.Property);
            CanonicalText.Write(Encoding.UTF8.GetBytes(union.Property), start);
            start.Add((byte)':');
            CanonicalText.Write(Encoding.UTF8.GetBytes(union.Value), start);
        }
        _start = start.Written.ToArray();
        _names = new NameTable([.. names]);
        // A name in its usual spelling in a text; one with escapes is found by the table.
        _quoted = [.. names.Select(name => name.Any(c => c < ' ' || c is '"' or '\\' || char.IsSurrogate(c)) ? null : Encoding.UTF8.GetBytes($"\"{name}\":"))];
        _members = new Member[record.Properties.Count];
    }

    /// <summary>Creates the forms of the properties. This comes later, because a record may have properties of its own type.</summary>
    public void Complete(Func<Shape, Form> formOf)
    {
        for (int i = 0; i < _members.Length; i++)
        {
            PropertyModel property = _record.Properties[i];
            ByteBuffer name = new();
            CanonicalText.Write(Encoding.UTF8.GetBytes(property.JsonName), name);
            name.Add((byte)':');
            _members[i] = new Member(name.Written.ToArray(), formOf(property.Shape));
        }
        _extras = _record.Extras is { } extras ? formOf(extras.Shape) : null;
    }

    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        int mark = output.Length;
        output.Add(_start);
        bool hasExtras = false;
        int next = 0;
        nint at = Scan.Token(ref p, i + 1);
        while (Scan.At(ref p, at) == (byte)'"')
        {
            nint value = Find(ref p, at, next, out int found);
            if (found < 0 || found == _discriminator)
            {
                hasExtras |= found < 0;
                at = Next(ref p, Scan.TrustedEnd(ref p, value));
                continue;
            }
            if (found < next)
            {
                output.Truncate(mark);
                return WriteSorted(ref p, i, output);
            }
            next = found + 1;
            at = Next(ref p, WriteMember(ref p, value, _members[found], mark, output));
        }
        return End(ref p, i, at, hasExtras, mark, output);
    }

    // The members are in another order than the schema's: first find the place of each value, then write the values.
    private nint WriteSorted(ref byte p, nint i, ByteBuffer output)
    {
        int mark = output.Length;
        output.Add(_start);
        nint[] values = new nint[_members.Length];
        bool hasExtras = false;
        nint at = Scan.Token(ref p, i + 1);
        while (Scan.At(ref p, at) == (byte)'"')
        {
            nint value = Find(ref p, at, 0, out int found);
            hasExtras |= found < 0;
            if (found >= 0 && found != _discriminator)
            {
                values[found] = value;
            }
            at = Next(ref p, Scan.TrustedEnd(ref p, value));
        }
        for (int member = 0; member < values.Length; member++)
        {
            if (values[member] > 0)
            {
                WriteMember(ref p, values[member], _members[member], mark, output);
            }
        }
        return End(ref p, i, at, hasExtras, mark, output);
    }

    private nint End(ref byte p, nint i, nint at, bool hasExtras, int mark, ByteBuffer output)
    {
        if (hasExtras && _extras is not null)
        {
            WriteExtras(ref p, i, mark, output);
        }
        output.Add((byte)'}');
        return at + 1;
    }

    private static nint WriteMember(ref byte p, nint value, Member member, int mark, ByteBuffer output)
    {
        Separate(mark, output);
        output.Add(member.Name);
        return member.Form.Write(ref p, value, output);
    }

    private void WriteExtras(ref byte p, nint i, int mark, ByteBuffer output)
    {
        nint at = Scan.Token(ref p, i + 1);
        while (Scan.At(ref p, at) == (byte)'"')
        {
            Find(ref p, at, 0, out int found);
            nint value = Name(ref p, at, out ReadOnlySpan<byte> content, out StringForms form);
            if (found >= 0)
            {
                at = Next(ref p, Scan.TrustedEnd(ref p, value));
                continue;
            }
            Separate(mark, output);
            CanonicalText.WriteContent(content, form, output);
            output.Add((byte)':');
            at = Next(ref p, _extras!.Write(ref p, value, output));
        }
    }

    private static void Separate(int mark, ByteBuffer output)
    {
        if (output.Length > mark + 1)
        {
            output.Add((byte)',');
        }
    }

    private nint Find(ref byte p, nint i, int expected, out int found)
    {
        if (expected < _quoted.Length && _quoted[expected] is { } quoted && Scan.Is(ref p, i, quoted))
        {
            found = expected;
            return i + quoted.Length;
        }
        ReadContext context = new(ref p, nint.MaxValue, ValidationOptions.Default);
        return _names.Find(ref p, i, ref context, out found);
    }

    private sealed record Member(byte[] Name, Form Form);
}

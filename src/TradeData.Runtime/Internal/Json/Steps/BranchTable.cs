using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Excludes the branches that a value cannot match. A set of branches is a word with one bit for each.</summary>
internal sealed class BranchTable
{
    private const int MostMembers = 16;
    private const int MostNames = 64;
    private const int MostBytes = 512;

    private readonly ulong[] _byKind;
    private readonly NameTable _names;
    private readonly BranchMember[] _members;

    // Branches that allow members of any name.
    private readonly ulong _open;

    public BranchTable(BranchClue[] clues)
    {
        _byKind = JsonKinds.Masks(clues.Length, branch => clues[branch].Types);
        string[] names = [.. clues.SelectMany(clue => clue.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal).Take(MostNames)];
        _names = new NameTable(names);
        _members = [.. names.Select(name => new BranchMember([.. clues.Select(clue => Array.Find(clue.Members, member => member.Name == name))], [.. clues.Select(clue => clue.IsClosed)]))];
        // A closed branch with names beyond this table may know names that the table does not.
        _open = JsonKinds.Mask(clues.Length, branch => !clues[branch].IsClosed || !clues[branch].Members.All(member => names.Contains(member.Name)));
    }

    /// <summary>Returns the branches that a value may match.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The value's first byte.</param>
    /// <param name="c">The run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Fitting(ref byte p, nint i, ref ReadContext c)
    {
        byte first = Scan.At(ref p, i);
        ulong fitting = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_byKind), JsonKinds.Of(first));
        return first == (byte)'{' && (fitting & (fitting - 1)) != 0 && _members.Length > 0 ? FittingMembers(ref p, i, ref c, fitting) : fitting;
    }

    private ulong FittingMembers(ref byte p, nint i, ref ReadContext c, ulong fitting)
    {
        nint limit = i + MostBytes;
        ulong seen = 0;
        int place = -1;
        i = Scan.Token(ref p, i + 1);
        i = Scan.At(ref p, i) == (byte)'}' ? -1 : i;
        for (int members = 0; i > 0; members++)
        {
            (i, place) = _names.Find(ref p, i, ref c, place);
            if (i < 0)
            {
                return fitting;
            }
            i = Scan.Token(ref p, i);
            if (place < 0)
            {
                fitting &= _open;
            }
            else
            {
                seen |= 1UL << place;
                fitting &= _members[place].Fitting(ref p, i);
            }
            // The last remaining branch reports everything itself.
            if ((fitting & (fitting - 1)) == 0 || members == MostMembers || (i = Pass(ref p, i, limit)) < 0)
            {
                return fitting;
            }
            i = Scan.NextMember(ref p, i);
        }
        return i < 0 ? fitting & ~MissedBy(seen) : fitting;
    }

    /// <summary>The branches that require a name which the object lacks.</summary>
    private ulong MissedBy(ulong seen)
    {
        ulong missed = 0;
        for (int place = 0; place < _members.Length; place++)
        {
            missed |= (seen >> place & 1) == 0 ? _members[place].Required : 0;
        }
        return missed;
    }

    /// <summary>Returns the offset after a value that is not examined, or -1 if it is too long or malformed.</summary>
    private static nint Pass(ref byte p, nint i, nint limit)
    {
        int open = 0;
        do
        {
            switch (Scan.At(ref p, i))
            {
                case (byte)'"':
                    i = Scan.StringEnd(ref p, i + 1, out _) + 1;
                    break;
                case (byte)'{' or (byte)'[':
                    open++;
                    i++;
                    break;
                case (byte)'}' or (byte)']':
                    open--;
                    i++;
                    break;
                case 0:
                    return -1;
                default:
                    i++;
                    break;
            }
            if (i <= 0 || i > limit)
            {
                return -1;
            }
            byte next = Scan.At(ref p, i);
            if (open == 0 && next is (byte)',' or (byte)'}' or <= (byte)' ')
            {
                return i;
            }
        }
        while (open >= 0);
        return -1;
    }
}

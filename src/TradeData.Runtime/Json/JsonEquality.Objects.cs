using System.Buffers;

namespace TradeData.Runtime.Json;

public static partial class JsonEquality
{
    private static bool EqualObjects(ref byte p, nint i, ref byte q, nint j)
    {
        Member[] left = Members(ref p, i, out int count);
        Member[] right = Members(ref q, j, out int otherCount);
        bool equal = count == otherCount && EqualMembers(ref p, left.AsSpan(0, count), ref q, right.AsSpan(0, count));
        ArrayPool<Member>.Shared.Return(left);
        ArrayPool<Member>.Shared.Return(right);
        return equal;
    }

    // Both lists are in the order of their names' hashes: names that share one stand together.
    private static bool EqualMembers(ref byte p, Span<Member> left, ref byte q, Span<Member> right)
    {
        for (int start = 0, end; start < left.Length; start = end)
        {
            for (end = start + 1; end < left.Length && left[end].NameHash == left[start].NameHash; end++)
            {
            }
            if (!EqualNamesakes(ref p, left[start..end], ref q, right[start..end]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool EqualNamesakes(ref byte p, ReadOnlySpan<Member> left, ref byte q, Span<Member> right)
    {
        foreach (ref readonly Member member in left)
        {
            // The k-th occurrence of a name answers to the k-th one on the other side: that is the first which is not taken yet.
            int match = 0;
            while (match < right.Length && !SameName(ref p, member, ref q, right[match]))
            {
                match++;
            }
            if (match == right.Length || !Equal(ref p, member.Value, ref q, right[match].Value))
            {
                return false;
            }
            // Close the gap; the rest keeps its order.
            right[..match].CopyTo(right[1..]);
            right = right[1..];
        }
        return true;
    }

    private static bool SameName(ref byte p, in Member left, ref byte q, in Member right) =>
        left.NameHash == right.NameHash
        && JsonText.Equal(Content(ref p, left.Name, out StringForms form), form, Content(ref q, right.Name, out StringForms otherForm), otherForm);

    private static int HashObject(ref byte p, nint i)
    {
        int sum = '{';
        for (i = FirstItem(ref p, i); i > 0;)
        {
            nint value = ValueOf(ref p, i);
            sum += HashCode.Combine(HashString(Content(ref p, i, out StringForms form), form), Hash(ref p, value));
            i = NextItem(ref p, value);
        }
        return HashCode.Combine(sum);
    }

    private static Member[] Members(ref byte p, nint i, out int count)
    {
        Member[] members = ArrayPool<Member>.Shared.Rent(Few);
        count = 0;
        for (i = FirstItem(ref p, i); i > 0;)
        {
            nint value = ValueOf(ref p, i);
            Append(ref members, count++, new Member(HashString(Content(ref p, i, out StringForms form), form), i, value));
            i = NextItem(ref p, value);
        }
        members.AsSpan(0, count).Sort(static (a, b) => a.NameHash != b.NameHash ? a.NameHash.CompareTo(b.NameHash) : a.Name.CompareTo(b.Name));
        return members;
    }

    private static nint ValueOf(ref byte p, nint name) =>
        Scan.Token(ref p, Scan.Token(ref p, Scan.StringEnd(ref p, name + 1, out _) + 1) + 1);

    private readonly record struct Member(int NameHash, nint Name, nint Value);
}

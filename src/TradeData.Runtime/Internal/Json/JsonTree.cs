using System.Buffers;

namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// The values within a value, each with its hash, found in one pass over the text and without recursion. It lives as long as one comparison, in rented memory.
/// The members of an object are in the order of their names' hashes, and those of one name in that of the text: so equal objects have equal lists.
/// </summary>
internal struct JsonTree : IDisposable
{
    private const int FewNodes = 32;

    private Node[] _nodes = ArrayPool<Node>.Shared.Rent(FewNodes);
    private int[] _children = ArrayPool<int>.Shared.Rent(FewNodes);
    private int _count;
    private int _childCount;

    private JsonTree(bool _)
    {
    }

    /// <summary>The hash of the whole value.</summary>
    public readonly ulong Hash => _nodes[0].Hash;

    /// <summary>Reads a value, which is known to be well-formed.</summary>
    public static JsonTree Of(ref byte p, nint i)
    {
        JsonTree tree = new(true);
        tree.Read(ref p, Scan.Token(ref p, i));
        return tree;
    }

    public readonly void Dispose()
    {
        ArrayPool<Node>.Shared.Return(_nodes);
        ArrayPool<int>.Shared.Return(_children);
    }

    /// <summary>Whether two values are equal; their hashes alone would be wrong once in 2^50 times or more.</summary>
    public static bool Equal(ref byte p, in JsonTree left, ref byte q, in JsonTree right)
    {
        if (left.Hash != right.Hash)
        {
            return false;
        }
        (int Left, int Right)[] open = ArrayPool<(int, int)>.Shared.Rent(FewNodes);
        open[0] = (0, 0);
        bool equal = Equal(ref p, left, ref q, right, ref open);
        ArrayPool<(int, int)>.Shared.Return(open);
        return equal;
    }

    private static bool Equal(ref byte p, in JsonTree left, ref byte q, in JsonTree right, ref (int Left, int Right)[] open)
    {
        for (int top = 0; top >= 0;)
        {
            (int Left, int Right) pair = open[top--];
            ref readonly Node one = ref left._nodes[pair.Left];
            ref readonly Node other = ref right._nodes[pair.Right];
            if (!one.IsContainer || !other.IsContainer)
            {
                if (one.IsContainer || other.IsContainer || !JsonEquality.EqualScalars(ref p, one.At, ref q, other.At))
                {
                    return false;
                }
                continue;
            }
            if (Scan.At(ref p, one.At) != Scan.At(ref q, other.At) || one.ChildCount != other.ChildCount)
            {
                return false;
            }
            Span<int> children = left._children.AsSpan(one.FirstChild, one.ChildCount);
            Span<int> others = right._children.AsSpan(other.FirstChild, other.ChildCount);
            for (int k = 0; k < children.Length; k++)
            {
                if (one.IsObject && !Answers(ref p, left._nodes[children[k]], ref q, right, others[k..]))
                {
                    return false;
                }
                if (++top == open.Length)
                {
                    Grow(ref open);
                }
                open[top] = (children[k], others[k]);
            }
        }
        return true;
    }

    /// <summary>Puts the member that answers to another, the first of its name, before all that are left; mostly it is there.</summary>
    private static bool Answers(ref byte p, in Node member, ref byte q, in JsonTree tree, Span<int> left)
    {
        for (int k = 0; k < left.Length && tree._nodes[left[k]].NameHash == member.NameHash; k++)
        {
            if (JsonEquality.EqualStrings(ref p, member.Name, ref q, tree._nodes[left[k]].Name))
            {
                int match = left[k];
                left[..k].CopyTo(left[1..]);
                left[0] = match;
                return true;
            }
        }
        return false;
    }

    private void Read(ref byte p, nint i)
    {
        int open = -1;
        while (true)
        {
            // At a value, or in an object at the name before it.
            int node = Begin(ref p, ref i, open);
            if (_nodes[node].IsContainer)
            {
                i = Scan.Token(ref p, i + 1);
                if (Scan.At(ref p, i) is not ((byte)']' or (byte)'}'))
                {
                    open = node;
                    continue;
                }
                i++;
                Close(node);
            }
            // Behind a value.
            while (true)
            {
                if (open < 0)
                {
                    return;
                }
                i = Scan.Token(ref p, i);
                if (Scan.At(ref p, i) == (byte)',')
                {
                    i = Scan.Token(ref p, i + 1);
                    break;
                }
                i++;
                Close(open);
                open = _nodes[open].Outer;
            }
        }
    }

    /// <summary>Makes a node; of a scalar, the offset is behind it then.</summary>
    private int Begin(ref byte p, ref nint i, int outer)
    {
        if (_count == _nodes.Length)
        {
            Grow(ref _nodes);
        }
        ref Node node = ref _nodes[_count];
        node = new Node { Outer = outer };
        if (outer >= 0 && _nodes[outer].IsObject)
        {
            node.Name = i;
            node.NameHash = JsonEquality.HashScalar(ref p, ref i);
            i = Scan.Token(ref p, Scan.Token(ref p, i) + 1);
        }
        node.At = i;
        byte first = Scan.At(ref p, i);
        node.IsObject = first == (byte)'{';
        node.IsContainer = first is (byte)'{' or (byte)'[';
        if (!node.IsContainer)
        {
            node.Hash = JsonEquality.HashScalar(ref p, ref i);
            node.Next = _count + 1;
        }
        return _count++;
    }

    /// <summary>All within an array or object is read: its children are listed, and hashed.</summary>
    private void Close(int index)
    {
        ref Node node = ref _nodes[index];
        node.Next = _count;
        node.FirstChild = _childCount;
        for (int child = index + 1; child < _count; child = _nodes[child].Next)
        {
            if (_childCount == _children.Length)
            {
                Grow(ref _children);
            }
            _children[_childCount++] = child;
        }
        node.ChildCount = _childCount - node.FirstChild;
        Span<int> children = _children.AsSpan(node.FirstChild, node.ChildCount);
        if (node.IsObject)
        {
            SortByName(_nodes, children);
        }
        KeyedHash hash = default;
        hash.Add(node.IsObject ? (byte)'{' : (byte)'[');
        hash.Add((ulong)node.ChildCount);
        foreach (int child in children)
        {
            if (node.IsObject)
            {
                hash.Add(_nodes[child].NameHash);
            }
            hash.Add(_nodes[child].Hash);
        }
        node.Hash = hash.Value;
    }

    private static void SortByName(Node[] nodes, Span<int> children)
    {
        if (children.Length > FewNodes)
        {
            children.Sort((one, other) => Compare(nodes, one, other));
            return;
        }
        for (int i = 1; i < children.Length; i++)
        {
            int child = children[i];
            int k = i;
            for (; k > 0 && Compare(nodes, children[k - 1], child) > 0; k--)
            {
                children[k] = children[k - 1];
            }
            children[k] = child;
        }
    }

    private static int Compare(Node[] nodes, int one, int other) =>
        nodes[one].NameHash != nodes[other].NameHash ? nodes[one].NameHash.CompareTo(nodes[other].NameHash) : one.CompareTo(other);

    private static void Grow<T>(ref T[] items)
    {
        T[] longer = ArrayPool<T>.Shared.Rent(2 * items.Length);
        items.CopyTo(longer, 0);
        ArrayPool<T>.Shared.Return(items);
        items = longer;
    }

    private struct Node
    {
        public ulong Hash;
        public ulong NameHash;
        public nint Name;
        public nint At;
        public int Outer;
        public int FirstChild;
        public int ChildCount;

        /// <summary>The node behind all that lie within this one.</summary>
        public int Next;
        public bool IsObject;
        public bool IsContainer;
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;

namespace TradeData.Runtime.Tables;

/// <summary>
/// The memory that a pack lies in: part of a loaded assembly, a mapped file, or an array that does not move. Whoever reads from it holds on to this object;
/// when nobody does any more the garbage collector lets go of the memory. There is no earlier way to, so that no reader ever finds it gone.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Released when nobody reads it any more, and not before.")]
internal sealed unsafe class PackMemory
{
    private readonly object? _owner;
    private MemoryMappedViewAccessor? _view;
    private MemoryHandle _pin;

    private PackMemory(byte* start, long length, bool isMapped, object? owner)
    {
        Start = start;
        Length = length;
        IsMapped = isMapped;
        _owner = owner;
        GC.SuppressFinalize(this);
    }

    ~PackMemory()
    {
        _pin.Dispose();
        // The handle below the view counts its users; until this one is gone its own finalizer leaves it open.
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>How many bytes there are.</summary>
    public long Length { get; }

    /// <summary>Whether the bytes are pages of a file, which the system can drop and read again, and not memory of this process.</summary>
    public bool IsMapped { get; }

    /// <summary>A part of an array that the garbage collector never moves, beginning at a cache line, with what <paramref name="write"/> puts into it.</summary>
    public static PackMemory Allocate(long length, Action<Span<byte>> write)
    {
        if (length > Array.MaxLength - PackFormat.Alignment)
        {
            throw new PackException($"The pack would take {length} bytes, and at most {Array.MaxLength - PackFormat.Alignment} can be built.");
        }
        byte[] array = GC.AllocateUninitializedArray<byte>((int)length + PackFormat.Alignment, pinned: true);
        fixed (byte* first = array)
        {
            byte* start = (byte*)PackFormat.Align((long)first);
            write(new Span<byte>(start, (int)length));
            return new PackMemory(start, length, isMapped: false, array);
        }
    }

    /// <summary>Memory of the caller, which must not change any more.</summary>
    public static PackMemory Pin(ReadOnlyMemory<byte> memory)
    {
        MemoryHandle pin = memory.Pin();
        PackMemory pinned = new((byte*)pin.Pointer, memory.Length, isMapped: false, null) { _pin = pin };
        GC.ReRegisterForFinalize(pinned);
        return pinned;
    }

    /// <summary>What a stream holds from its position on: in place where it is a resource of an assembly, else a copy.</summary>
    public static PackMemory Read(Stream stream)
    {
        if (stream is UnmanagedMemoryStream resource)
        {
            return new PackMemory(resource.PositionPointer, resource.Length - resource.Position, isMapped: true, resource);
        }
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Allocate(copy.Length, array => copy.GetBuffer().AsSpan(0, (int)copy.Length).CopyTo(array));
    }

    /// <summary>A file, mapped.</summary>
    public static PackMemory Map(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        if (file.Length == 0)
        {
            return new PackMemory(null, 0, isMapped: true, null);
        }
        using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        PackMemory mapped = new(start + view.PointerOffset, file.Length, isMapped: true, view) { _view = view };
        GC.ReRegisterForFinalize(mapped);
        return mapped;
    }
}

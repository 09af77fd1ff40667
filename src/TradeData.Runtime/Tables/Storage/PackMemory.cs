using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;

namespace TradeData.Runtime.Tables;

/// <summary>The memory of a pack: part of a loaded assembly, a mapped file, or a pinned array. Every reader references this object, and
/// the garbage collector releases the memory after the last one. It cannot be released earlier, so no reader ever loses it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Released after the last reader.")]
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
        // The handle below the view counts its users. Its finalizer does not close it while this one exists.
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the bytes are pages of a file, which the system can drop and reload, instead of memory of this process.</summary>
    public bool IsMapped { get; }

    /// <summary>Allocates part of a pinned array, beginning at a cache line, and fills it with <paramref name="write"/>.</summary>
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

    /// <summary>Uses memory of the caller, which must not change.</summary>
    public static PackMemory Pin(ReadOnlyMemory<byte> memory)
    {
        MemoryHandle pin = memory.Pin();
        PackMemory pinned = new((byte*)pin.Pointer, memory.Length, isMapped: false, null) { _pin = pin };
        GC.ReRegisterForFinalize(pinned);
        return pinned;
    }

    /// <summary>Reads a stream from its position on, in place if it is a resource of an assembly, else as a copy.</summary>
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

    /// <summary>Maps a file.</summary>
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

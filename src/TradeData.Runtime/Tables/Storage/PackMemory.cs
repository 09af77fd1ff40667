using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>The memory of a pack: part of a loaded assembly, a mapped file, a pinned array, or a block of the system. Every reader references this object, and
/// the garbage collector releases the memory after the last one. It cannot be released earlier, so no reader ever loses it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Released after the last reader.")]
internal sealed unsafe class PackMemory
{
    private const int PieceSize = 1 << 20;

    private readonly object? _owner;
    private MemoryMappedViewAccessor? _view;
    private MemoryHandle _pin;
    private byte* _block;

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
        if (_block is not null)
        {
            NativeMemory.AlignedFree(_block);
            GC.RemoveMemoryPressure(Length);
        }
        // The handle below the view counts its users. Its finalizer does not close it while this one exists.
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the bytes are pages of a file, which the system can drop and reload, instead of memory of this process.</summary>
    public bool IsMapped { get; }

    /// <summary>The maximum number of bytes in an array.</summary>
    public static long MaxArray => Array.MaxLength - PackFormat.Alignment;

    /// <summary>Allocates memory that begins at a cache line and is not cleared: part of a pinned array, or, if that is too small, memory of
    /// the system.</summary>
    public static PackMemory Allocate(long length, long maxArray)
    {
        if (length > maxArray)
        {
            byte* block = (byte*)NativeMemory.AlignedAlloc(checked((nuint)length), PackFormat.Alignment);
            GC.AddMemoryPressure(length);
            PackMemory native = new(block, length, isMapped: false, null) { _block = block };
            GC.ReRegisterForFinalize(native);
            return native;
        }
        byte[] array = GC.AllocateUninitializedArray<byte>((int)length + PackFormat.Alignment, pinned: true);
        fixed (byte* first = array)
        {
            return new PackMemory((byte*)PackFormat.Align((long)first), length, isMapped: false, array);
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
        return stream.CanSeek ? ReadKnown(stream, Math.Max(0, stream.Length - stream.Position)) : ReadToEnd(stream);
    }

    private static PackMemory ReadKnown(Stream stream, long length)
    {
        PackMemory memory = Allocate(length, MaxArray);
        for (long at = 0; at < length;)
        {
            int read = stream.Read(new Span<byte>(memory.Start + at, (int)Math.Min(length - at, PieceSize)));
            at += read > 0 ? read : throw new PackException($"The stream of a pack ends after {at} of its {length} bytes.");
        }
        return memory;
    }

    private static PackMemory ReadToEnd(Stream stream)
    {
        List<(byte[] Bytes, int Length)> pieces = [];
        int read;
        do
        {
            byte[] piece = new byte[PieceSize];
            read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            pieces.Add((piece, read));
        }
        while (read == PieceSize);
        PackMemory memory = Allocate(pieces.Sum(piece => (long)piece.Length), MaxArray);
        byte* at = memory.Start;
        foreach ((byte[] bytes, int length) in pieces)
        {
            bytes.AsSpan(0, length).CopyTo(new Span<byte>(at, length));
            at += length;
        }
        return memory;
    }

    /// <summary>Maps a file that nothing else uses, and removes it. Windows keeps files in use; their owner removes them later.</summary>
    public static PackMemory MapOnce(string path)
    {
        PackMemory mapped = Map(path);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
        return mapped;
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

using System.Buffers;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Bytes that end at inaccessible memory: a read beyond them ends the process. On systems other than Linux the bytes are in
/// ordinary memory.</summary>
internal sealed unsafe partial class GuardedMemory : MemoryManager<byte>
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* _map;
    private readonly nuint _size;
    private readonly byte* _start;
    private readonly int _length;

    public GuardedMemory(ReadOnlySpan<byte> bytes)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint pages = ((nuint)bytes.Length + page - 1) / page * page;
        _size = pages + page;
        _length = bytes.Length;
        if (OperatingSystem.IsLinux())
        {
            _map = (byte*)Map(null, _size, ReadWrite, PrivateAnonymous, -1, 0);
            Assert.NotEqual(-1, (nint)_map);
            Assert.Equal(0, Protect(_map + pages, page, 0));
        }
        else
        {
            _map = (byte*)NativeMemory.Alloc(_size);
        }
        _start = _map + pages - (nuint)bytes.Length;
        bytes.CopyTo(new Span<byte>(_start, _length));
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Unmap(_map, _size);
        }
        else
        {
            NativeMemory.Free(_map);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(void* address, nuint length);
}

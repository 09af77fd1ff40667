namespace TradeData.Runtime.Tables;

/// <summary>A section of a pack: what it holds, of which column or index, and where.</summary>
internal readonly record struct PackSection(SectionKind Kind, int Id, long Offset, long Length, uint Checksum);

/// <summary>The sections of a pack, each verified before anything is read from it.</summary>
internal sealed unsafe class PackSections
{
    private readonly PackMemory _memory;
    private readonly PackSection[] _sections;

    public PackSections(PackMemory memory, in PackTrailer trailer)
    {
        _memory = memory;
        _sections = new PackSection[trailer.SectionCount];
        ByteColumn table = new(memory, memory.Start + trailer.TableOffset, (long)trailer.SectionCount * PackFormat.EntrySize);
        if (Checksum.Compute(memory.Start + trailer.TableOffset, table.Length) != trailer.TableChecksum)
        {
            throw new PackException("The pack is damaged: the checksum of its table of sections is wrong.");
        }
        UInt64Column numbers = new(memory, memory.Start + trailer.TableOffset, _sections.Length * (PackFormat.EntrySize / sizeof(ulong)));
        long next = -1;
        for (int i = 0; i < _sections.Length; i++)
        {
            ulong what = numbers[i * 4];
            PackSection section = new((SectionKind)(int)(uint)what, (int)(what >> 32), (long)numbers[(i * 4) + 1], (long)numbers[(i * 4) + 2], (uint)numbers[(i * 4) + 3]);
            // The sections follow each other without a gap, so that there is no byte without a checksum.
            if ((next >= 0 && section.Offset != next) || section.Offset < trailer.RowsLength + PackFormat.Padding || section.Offset > trailer.TableOffset
                || section.Length < 0 || section.Length > trailer.TableOffset - section.Offset)
            {
                throw PackFormat.Inconsistent();
            }
            next = section.Offset + PackFormat.Align(section.Length);
            _sections[i] = section;
        }
        if (_sections.Length == 0 || next != trailer.TableOffset)
        {
            throw PackFormat.Inconsistent();
        }
    }

    /// <summary>The sections in their order.</summary>
    public ReadOnlySpan<PackSection> All => _sections;

    /// <summary>Where the rows and the zeros behind them end.</summary>
    public long RowsExtent => _sections[0].Offset;

    public bool Has(SectionKind kind, int id) => Find(kind, id) >= 0;

    public ByteColumn Bytes(SectionKind kind, int id)
    {
        int number = Find(kind, id);
        if (number < 0)
        {
            throw PackFormat.Inconsistent();
        }
        PackSection section = _sections[number];
        Verify(section);
        return new ByteColumn(_memory, _memory.Start + section.Offset, section.Length);
    }

    public UInt32Column UInt32s(SectionKind kind, int id)
    {
        PackSection section = Require(kind, id, sizeof(uint));
        return new UInt32Column(_memory, _memory.Start + section.Offset, (int)(section.Length / sizeof(uint)));
    }

    public UInt64Column UInt64s(SectionKind kind, int id)
    {
        PackSection section = Require(kind, id, sizeof(ulong));
        return new UInt64Column(_memory, _memory.Start + section.Offset, (int)(section.Length / sizeof(ulong)));
    }

    public SlotColumn Slots(SectionKind kind, int id)
    {
        PackSection section = Require(kind, id, SlotColumn.SlotSize);
        return new SlotColumn(_memory, _memory.Start + section.Offset, (int)(section.Length / SlotColumn.SlotSize));
    }

    public void Verify(in PackSection section)
    {
        // The zeros up to the next section count, too.
        if (Checksum.Compute(_memory.Start + section.Offset, PackFormat.Align(section.Length)) != section.Checksum)
        {
            throw new PackException($"The pack is damaged: the checksum of its section {section.Kind} is wrong.");
        }
        GC.KeepAlive(_memory);
    }

    private PackSection Require(SectionKind kind, int id, int size)
    {
        int number = Find(kind, id);
        if (number < 0 || _sections[number].Length % size != 0 || _sections[number].Length / size > int.MaxValue)
        {
            throw PackFormat.Inconsistent();
        }
        Verify(_sections[number]);
        return _sections[number];
    }

    private int Find(SectionKind kind, int id)
    {
        for (int i = 0; i < _sections.Length; i++)
        {
            if (_sections[i].Kind == kind && _sections[i].Id == id)
            {
                return i;
            }
        }
        return -1;
    }
}

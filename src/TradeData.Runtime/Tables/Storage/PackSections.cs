namespace TradeData.Runtime.Tables;

/// <summary>A section of a pack: its kind, its column or index, and its place.</summary>
internal struct PackSection
{
    public SectionKind Kind;
    public int Id;
    public long Offset;
    public long Length;
    public uint Checksum;

    /// <summary>The start of the next section.</summary>
    public readonly long End => Offset + PackFormat.Align(Length);
}

/// <summary>The sections of a pack, each verified before its first use.</summary>
internal sealed unsafe class PackSections
{
    private readonly PackMemory _memory;
    private readonly PackSection[] _sections;

    public PackSections(PackMemory memory, in PackTrailer trailer)
    {
        _memory = memory;
        _sections = new PackSection[trailer.SectionCount];
        int count = _sections.Length * (PackFormat.EntrySize / sizeof(ulong));
        if (Checksum.Compute(memory.Start + trailer.TableOffset, (long)count * sizeof(ulong)) != trailer.TableChecksum)
        {
            throw new PackException("The pack is damaged: the checksum of its table of sections is wrong.");
        }
        UInt64Column numbers = new(memory, memory.Start + trailer.TableOffset, count);
        long next = -1;
        int at = 0;
        for (int i = 0; i < _sections.Length; i++)
        {
            ref PackSection section = ref _sections[i];
            ulong what = numbers[at++];
            section.Kind = (SectionKind)(int)(uint)what;
            section.Id = (int)(what >> 32);
            section.Offset = (long)numbers[at++];
            section.Length = (long)numbers[at++];
            section.Checksum = (uint)numbers[at++];
            // The sections follow each other without a gap, so every byte has a checksum.
            if ((next >= 0 && section.Offset != next) || section.Offset < trailer.RowsLength + PackFormat.Padding || section.Offset > trailer.TableOffset
                || section.Length < 0 || section.Length > trailer.TableOffset - section.Offset)
            {
                throw PackFormat.Inconsistent();
            }
            next = section.End;
        }
        if (next != trailer.TableOffset)
        {
            throw PackFormat.Inconsistent();
        }
    }

    /// <summary>The sections in their order.</summary>
    public ReadOnlySpan<PackSection> All => _sections;

    /// <summary>The end of the rows and the zeros after them.</summary>
    public long RowsExtent => _sections[0].Offset;

    public bool Has(SectionKind kind, int id) => Find(kind, id) >= 0;

    /// <summary>Returns the length of a section, or -1 if there is none, without reading it.</summary>
    public long Length(SectionKind kind, int id) => Find(kind, id) is >= 0 and int number ? _sections[number].Length : -1;

    /// <summary>Returns a verified section of values of a size: its first byte, and the number of values.</summary>
    public byte* Open(SectionKind kind, int id, int size, out int count)
    {
        int number = Find(kind, id);
        if (number < 0)
        {
            throw PackFormat.Inconsistent();
        }
        ref PackSection section = ref _sections[number];
        if (section.Length % size != 0 || section.Length / size > Array.MaxLength)
        {
            throw PackFormat.Inconsistent();
        }
        Verify(in section);
        count = (int)(section.Length / size);
        return _memory.Start + section.Offset;
    }

    public UInt32Column UInt32s(SectionKind kind, int id)
    {
        byte* start = Open(kind, id, sizeof(uint), out int count);
        return new UInt32Column(_memory, start, count);
    }

    /// <summary>Returns the numbers of an optional section.</summary>
    public UInt32Column UInt32sOrNone(SectionKind kind, int id) => Find(kind, id) < 0 ? default : UInt32s(kind, id);

    public UInt64Column UInt64s(SectionKind kind, int id)
    {
        byte* start = Open(kind, id, sizeof(ulong), out int count);
        return new UInt64Column(_memory, start, count);
    }

    /// <inheritdoc cref="UInt32sOrNone"/>
    public UInt64Column UInt64sOrNone(SectionKind kind, int id) => Find(kind, id) < 0 ? default : UInt64s(kind, id);

    public ByteColumn Bytes(SectionKind kind, int id)
    {
        byte* start = Open(kind, id, sizeof(byte), out int count);
        return new ByteColumn(_memory, start, count);
    }

    public BucketColumn Buckets(int id, IndexLayout layout)
    {
        byte* start = Open(SectionKind.Buckets, id, BucketColumn.BucketSize, out int count);
        return count <= Array.MaxLength / BucketColumn.Entries && BucketHash.TryCreate(layout.KeyBits, layout.ValueBits, count, layout.Seed, out BucketHash hash)
            ? new BucketColumn(_memory, start, count, layout.ValueBits, hash)
            : throw PackFormat.Inconsistent();
    }

    public SlotColumn Slots(SectionKind kind, int id)
    {
        byte* start = Open(kind, id, SlotColumn.SlotSize, out int count);
        if (count < 2)
        {
            throw PackFormat.Inconsistent();
        }
        return new SlotColumn(_memory, start, count);
    }

    public WideSlotColumn WideSlots(SectionKind kind, int id)
    {
        byte* start = Open(kind, id, WideSlotColumn.SlotSize, out int count);
        if (count < 2)
        {
            throw PackFormat.Inconsistent();
        }
        return new WideSlotColumn(_memory, start, count);
    }

    public void Verify(in PackSection section)
    {
        // The checksum covers the zeros up to the next section, too.
        if (Checksum.Compute(_memory.Start + section.Offset, section.End - section.Offset) != section.Checksum)
        {
            throw new PackException($"The pack is damaged: the checksum of its section {section.Kind} is wrong.");
        }
        GC.KeepAlive(_memory);
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

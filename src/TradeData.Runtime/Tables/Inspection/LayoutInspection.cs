using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>Checks that a pack's layout fits the definition of its table: the number of indexes, and their fields, kinds and
/// types.</summary>
internal static class LayoutInspection
{
    public static void Check(Pack pack)
    {
        TableShape shape = pack.Definition.Shape;
        PackLayout layout = pack.Layout;
        bool isSound = layout.Indexes.Length == shape.Keys.Count && layout.Columns.Length > shape.FromField && layout.FirstUniqueKey == shape.FirstUniqueKey
            && layout.FirstIndex == shape.FirstIndex && layout.ValidTimeKey == shape.ValidTimeKey && layout.FirstForeignKey == shape.FirstForeignKey
            && pack.Sections.Has(SectionKind.Parents, 0) == shape.ParentFields.Length > 0;
        for (int i = 0; isSound && i < layout.Indexes.Length; i++)
        {
            isSound = Fits(layout.Indexes[i], shape.Keys[i], layout, shape);
        }
        if (!isSound)
        {
            throw PackFormat.Inconsistent();
        }
    }

    private static bool Fits(IndexLayout index, KeyShape key, PackLayout layout, TableShape shape)
    {
        bool isSorted = index.Structure == IndexStructure.Sorted;
        if (index.Kind != key.Kind || index.IsUnique != key.IsUnique || index.Columns.Length != key.Fields.Length || (!key.IsDirectory && !isSorted))
        {
            return false;
        }
        int bits = 0;
        for (int part = 0; part < key.Fields.Length; part++)
        {
            // A column after those of the fields packs the texts of one field in another way.
            ref readonly ColumnLayout column = ref layout.Columns[index.Columns[part]];
            bool isOwn = index.Columns[part] == key.Fields[part];
            if (column.Type != shape.TypeOf(key.Fields[part]) || column.Encoding == KeyEncoding.None || (!isOwn && index.Columns[part] <= shape.FromField)
                || (column.Encoding == KeyEncoding.Wide && index.Structure != IndexStructure.Wide))
            {
                return false;
            }
            // The rank that replaces the parts before a fold has at most 31 bits.
            bits = (index.Folds[part] ? Math.Min(bits, 31) : bits) + column.Bits;
        }
        return bits <= (index.Structure == IndexStructure.Wide ? 126 : 63) && !(index.Structure == IndexStructure.Wide && Array.Exists(index.Folds, fold => fold));
    }
}

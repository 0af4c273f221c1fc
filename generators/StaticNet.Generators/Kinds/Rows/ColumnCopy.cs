using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// Copies the columns that a tile reads of every row, once for all that the tile computes: rows that are far apart collide in the
/// cache and take an entry of the page table each. A kernel then reads <c>d</c> by <c>stride</c>; of more rows than the space holds
/// it reads the rows themselves.
/// </summary>
/// <param name="RowStride">From one row to the next.</param>
internal sealed record ColumnCopy(int RowStride)
{
    /// <summary>The rows that the space holds: 16 or 32 KiB, which a first-level cache has room for.</summary>
    private const int Rows = 256;

    /// <summary>Fewer inputs than these are computed in the time that copying takes.</summary>
    private const int FewestInputs = 64;

    /// <summary>Rows of fewer floats lie close together: 64 of them in eight pages.</summary>
    private const int SmallestStride = 128;

    /// <summary>The floats that a copy takes.</summary>
    public static int Scratch => Rows * 16 * Math.Max(LaneType.Wide.MainTile.Panels, LaneType.Portable.MainTile.Panels);

    /// <summary>Whether a layer's weight gradient is faster with a copy.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="rowStride">From one row of its gradient to the next.</param>
    public static bool IsWorthwhile(int inputs, int rowStride) => inputs >= FewestInputs && rowStride >= SmallestStride;

    /// <summary>Writes the copy of <c>dy</c> into <c>scratch</c>, for a part of some panels.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lanes.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="fits">Whether there never are more rows than the space holds.</param>
    public void Emit(SourceWriter writer, LaneType lanes, int panels, bool fits)
    {
        writer.Line("ref float d = ref dy;");
        writer.Line($"nint stride = {Literal.Of(RowStride)};");
        using (writer.Block(fits ? "" : $"if (rows <= {Rows})"))
        {
            string place = KernelText.AtPart(lanes, "scratch");
            writer.Line($"ref float from = ref {KernelText.AtPart(lanes, "dy")}, to = ref {place};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                for (int vector = 0; vector < panels * lanes.PartVectors; vector++)
                {
                    string offset = KernelText.Offset(lanes, vector, 16);
                    writer.Line($"{lanes.Load(KernelText.At("from", offset))}.StoreUnsafe(ref {KernelText.At("to", offset)});");
                }

                writer.Line($"from = ref Unsafe.Add(ref from, {Literal.Of(RowStride)}); to = ref Unsafe.Add(ref to, {panels * 16});");
            }

            writer.Line("d = ref scratch;");
            writer.Line($"stride = {panels * 16};");
        }
    }
}

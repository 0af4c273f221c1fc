using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// Packs the columns of x that a weight gradient's tiles read, some at a time, so that those of a chunk lie one after the other: each
/// group of panels reads all of x, and rows that are far apart take an entry of the page table each, every time. Rows too many for
/// the space are read where they are.
/// </summary>
/// <param name="RowStride">From one row of x to the next.</param>
/// <param name="Place">Where packed columns lie in <c>scratch</c>.</param>
internal sealed record InputPacking(int RowStride, int Place)
{
    /// <summary>The floats that packed columns take: 256 KiB, half of a small second-level cache.</summary>
    public const int Scratch = 64 * 1024;

    /// <summary>Inputs at a time where rows are read where they are.</summary>
    private const int UnpackedInputs = 512;

    /// <summary>
    /// Opens the loop over the blocks of <paramref name="inputs"/> inputs. In it a block's begin at <c>block</c>, are <c>inputs</c>
    /// many and lie at <c>xBlock</c>: <c>xStride</c> from row to row, <c>xStep</c> from chunk to chunk.
    /// </summary>
    public SourceWriter.Scope EmitBlock(SourceWriter writer, int inputs, int chunk)
    {
        writer.Line($"bool packs = rows > 0 && rows <= {Literal.Of(Scratch / chunk)};");
        writer.Line($"int most = packs ? {Literal.Of(Scratch)} / rows / {chunk} * {chunk} : {UnpackedInputs};");
        var scope = writer.Block($"for (int block = 0; block < {Literal.Of(inputs)}; block += most)");
        writer.Line($"int inputs = global::System.Math.Min(most, {Literal.Of(inputs)} - block);");
        writer.Line("ref float xBlock = ref Unsafe.Add(ref x, block);");
        writer.Line($"nint xStride = {Literal.Of(RowStride)}, xStep = {chunk};");
        using (writer.Block("if (packs)"))
        {
            string packed = Place == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {Literal.Of(Place)})";
            writer.Line($"ColumnBlocks.Pack(ref xBlock, {Literal.Of(RowStride)}, inputs, rows, ref {packed});");
            writer.Line($"xBlock = ref {packed};");
            writer.Line($"xStride = {chunk}; xStep = rows * {chunk};");
        }

        return scope;
    }
}

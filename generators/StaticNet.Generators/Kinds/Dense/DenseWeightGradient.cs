using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The gradient of a dense layer's weights: a register tile of inputs × outputs sums over the rows of the batch, and while
/// it is stored its squares are added to the sixteen lanes of its panel. Squares are summed in chunks of inputs, which are
/// one tile or two, so the tile's shape doesn't show in the norm; what float isn't enough for is summed in double at once. Many
/// inputs are taken in blocks, whose x stays in the cache from one group of panels to the next; where many panels read it, it is
/// packed first. The columns of dy that a tile reads are copied together first, and the lines that it will store are fetched some
/// tiles ahead. Where each sample has many rows, they are taken in blocks that the cache holds: a tile goes on from the sums of
/// the block before, which are rounded to float there as they are in a register, and squares are those of the last.
/// </summary>
internal sealed partial record DenseWeightGradient(
    int Inputs, int Outputs, int InputStride, int GradientStride, int PanelStride, GradientEpilogue Epilogue, bool RowBlocks) : KernelPlan
{
    /// <summary>Inputs whose gradients are fetched ahead of their tile: the time of three of its tiles at least.</summary>
    private const int FetchedAhead = 24;

    /// <summary>Rows of so many floats lie half a page apart.</summary>
    private const int FarStride = 512;

    /// <summary>
    /// The rows of a block, no more than are copied: a tile's columns of them leave half of a first-level cache free. Those that are
    /// far apart take an entry of the page table for one or two.
    /// </summary>
    private int BlockRows => InputStride < FarStride ? 128 : 64;

    private int Rest => Inputs % SquareSums.Chunk;

    private int Whole => Inputs - Rest;

    private InputPacking? Packing =>
        new DenseStrategy(Inputs, Outputs).WeightGradientPacksInputs ? new InputPacking(InputStride, Copy is null ? 0 : ColumnCopy.Scratch) : null;

    private ColumnCopy? Copy => ColumnCopy.IsWorthwhile(Inputs, GradientStride) ? new ColumnCopy(GradientStride) : null;

    /// <summary>Whether gradients come from beyond the second-level cache before they are stored.</summary>
    private bool Fetches => new DenseStrategy(Inputs, Outputs).ExceedsCache;

    private bool HasBlocks => Packing is not null || Block > 0;

    private int Panels => (Outputs + 15) / 16;

    /// <summary>The inputs of a block that isn't packed; 0 if there is one block.</summary>
    private int Block => DenseStrategy.WeightGradientBlock(Inputs);

    public override string Name => $"WeightGradient{Inputs}x{Outputs}{Epilogue.Suffix}";

    protected override string Details =>
        KernelDetail.Stride("x", InputStride, Inputs) + KernelDetail.Stride("dy", GradientStride, Outputs)
        + KernelDetail.Panels(PanelStride, Inputs) + KernelDetail.If(RowBlocks, "rowBlocks");

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>(),
        .. Scratch == 0 ? Array.Empty<string>() : ["ref float scratch"]]);

    /// <summary>Whether rows are taken in blocks: where samples have several each, and their columns are copied.</summary>
    /// <param name="rows">The rows of a sample.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="gradientStride">From one row of dy to the next.</param>
    public static bool HasRowBlocks(int rows, int inputs, int gradientStride) => rows > 1 && ColumnCopy.IsWorthwhile(inputs, gradientStride);

    /// <summary>The floats of the columns of dy that a tile copies, and of packed inputs.</summary>
    public int Scratch => (Copy is null ? 0 : ColumnCopy.Scratch) + (Packing is null ? 0 : InputPacking.Scratch);

    public override Sharing Sharing => Outputs > 32 ? Sharing.Columns : Sharing.None;

    public override long Work => (long)Inputs * ((Outputs + 15) / 16 * 16);

    public override string Describe() =>
        $"gradient[{Inputs}, {Outputs}] = x[rows, {Inputs}]ᵀ · dy[rows, {Outputs}]{(Epilogue.Clamps ? ", clamped" : "")}, with {Epilogue.Describe("its")}"
        + $"{(Packing is not null ? ", of packed inputs" : Block > 0 ? $", in blocks of {Block} inputs" : "")}{(RowBlocks ? $", {BlockRows} rows at a time" : "")}.";

    /// <summary>Writes the method that computes <paramref name="inputs"/> inputs of some panels, a chunk at a time.</summary>
    private void EmitTile(SourceWriter writer, LaneType lanes, string name, int chunk, int panels, int inputs, bool continues)
    {
        int vectors = panels * lanes.PartVectors;
        bool isBlock = HasBlocks && inputs == Whole, isPacked = isBlock && Packing is not null;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_{chunk}x{panels}({string.Join(", ", Parameters)}, {(isPacked ? "nint xStride, nint xStep, " : "")}{(isBlock ? "int inputs, " : "")}{(RowBlocks ? "bool begins, bool ends, " : "")}int rows)"))
        using (KernelText.Parts(writer, lanes))
        {
            var squares = new SquareSums(lanes, vectors, Epilogue);
            squares.EmitStart(writer, continues);
            Copy?.Emit(writer, lanes, panels, fits: RowBlocks);
            writer.Line($"ref float xTile = ref x, gTile = ref {KernelText.AtPart(lanes, "gradient")};");
            string end = isBlock ? "inputs" : Literal.Of(inputs);
            using (isBlock || inputs > chunk ? writer.Block($"for (int i = 0; i < {end}; i += {chunk})") : (SourceWriter.Scope?)null)
            {
                EmitChunk(writer, lanes, squares, chunk, vectors, isPacked ? "xStride" : Literal.Of(InputStride));
                if (isBlock || inputs > chunk)
                    writer.Line($"xTile = ref Unsafe.Add(ref xTile, {(isPacked ? "xStep" : Literal.Of(chunk))}); gTile = ref Unsafe.Add(ref gTile, {chunk * 16});");
            }

            squares.EmitEnd(writer);
        }
    }

    private void EmitChunk(SourceWriter writer, LaneType lanes, SquareSums squares, int chunk, int vectors, string xStride)
    {
        if (Epilogue.SumsChunks)
            squares.EmitChunkStart(writer, RowBlocks);
        for (int first = 0; first < chunk; first += lanes.MainTile.Rows)
        {
            using var scope = chunk > lanes.MainTile.Rows ? writer.Block() : (SourceWriter.Scope?)null;
            int last = Math.Min(chunk, first + lanes.MainTile.Rows);
            if (Fetches)
                EmitFetch(writer, first, last, vectors / lanes.PartVectors);
            EmitSum(writer, lanes, first, last, vectors, xStride);
            EmitSumEnd(writer, lanes, squares, first, last, vectors);
        }

        if (Epilogue.SumsChunks)
            squares.EmitChunkEnd(writer);
    }

    // Sums that go on are stored as they are.
    private void EmitSumEnd(SourceWriter writer, LaneType lanes, SquareSums squares, int first, int last, int vectors)
    {
        using (RowBlocks ? writer.Block("if (ends)") : (SourceWriter.Scope?)null)
        {
            for (int input = first; input < last; input++)
                EmitStore(writer, squares, input, vectors, vector => Place(lanes, input, vector));
        }

        if (!RowBlocks)
            return;
        using (writer.Block("else"))
        {
            for (int input = first; input < last; input++)
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector => $"a{input}_{vector}.StoreUnsafe(ref {Place(lanes, input, vector)});")));
        }
    }

    private void EmitStore(SourceWriter writer, SquareSums squares, int input, int vectors, Func<int, string> place)
    {
        if (Epilogue.SumsChunks)
            squares.EmitChunkStore(writer, input, place);
        else
            for (int vector = 0; vector < vectors; vector++)
                squares.EmitStore(writer, $"a{input}_{vector}", vector, place(vector));
    }

    private string Place(LaneType lanes, int row, int vector)
    {
        int constant = (row * 16) + (vector / lanes.PartVectors * PanelStride);
        string offset = vector % lanes.PartVectors == 0
            ? Literal.Of(constant)
            : constant == 0 ? lanes.Count : $"{Literal.Of(constant)} + {lanes.Count}";
        return KernelText.At("gTile", offset);
    }

    private void EmitSum(SourceWriter writer, LaneType lanes, int first, int last, int vectors, string xStride)
    {
        EmitSumStart(writer, lanes, first, last, vectors);
        writer.Line($"ref float xi = ref xTile, di = ref {KernelText.AtPart(lanes, Copy is null ? "dy" : "d")};");
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                $"{lanes.Float} d{vector} = {lanes.Load(KernelText.At("di", KernelText.Offset(lanes, vector, 16)))};")));
            int rowsOfALine = Math.Max(1, 4 / vectors);
            for (int row = first; row < last; row += rowsOfALine)
                writer.Line(string.Join(" ", Enumerable.Range(row, Math.Min(rowsOfALine, last - row)).Select(current => EmitRow(lanes, current, vectors))));
            writer.Line($"xi = ref Unsafe.Add(ref xi, {xStride}); di = ref Unsafe.Add(ref di, {(Copy is null ? Literal.Of(GradientStride) : "stride")});");
        }
    }

    private void EmitSumStart(SourceWriter writer, LaneType lanes, int first, int last, int vectors)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(first, last - first).Select(row => $"a{row}_{vector} = {lanes.Zero}"))};");
        if (!RowBlocks)
            return;
        using (writer.Block("if (!begins)"))
        {
            for (int row = first; row < last; row++)
                writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector => $"a{row}_{vector} = {lanes.Load(Place(lanes, row, vector))};")));
        }
    }

    /// <summary>Fetches the gradients that are stored some tiles later.</summary>
    private void EmitFetch(SourceWriter writer, int first, int last, int panels)
    {
        for (int panel = 0; panel < panels; panel++)
            for (int input = first; input < last; input++)
                writer.Line($"CachePrefetch.Fetch(ref gTile, {Literal.Of(((input + FetchedAhead) * 16) + (panel * PanelStride))});");
    }

    private static string EmitRow(LaneType lanes, int row, int vectors) =>
        $"{lanes.Float} x{row} = {lanes.Broadcast(KernelText.At("xi", Literal.Of(row)))}; " + string.Join(" ", Enumerable.Range(0, vectors)
            .Select(vector => $"a{row}_{vector} = {lanes.MultiplyAdd($"x{row}", $"d{vector}", $"a{row}_{vector}")};"));
}

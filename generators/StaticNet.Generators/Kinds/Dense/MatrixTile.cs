using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// The register tile of a matrix product <c>y[row, o] = Σ x[row, i] · weights[i, o]</c>: all accumulators are locals, a step
/// of the one loop loads a vector of weights a panel, broadcasts an input a row, and multiply-adds. The sum runs in
/// ascending order of i from the bias or zero, whatever the tile's shape, so a result depends on neither tile nor width.
/// </summary>
/// <param name="Depth">The number of inputs summed.</param>
/// <param name="InputStride">From one row of x to the next.</param>
/// <param name="RowStride">From one input's weights to the next's.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="OutputStride">From one row of y to the next.</param>
/// <param name="Bias">Whether sums start from a bias.</param>
/// <param name="Activation">What is applied to sums before they are stored.</param>
/// <param name="Derivative">The activation whose derivative multiplies sums before they are stored.</param>
/// <param name="SavedStride">From one row of what the activation saved to the next.</param>
/// <param name="FewRows">Whether there is a tile between the one of many rows and the one of a single row.</param>
/// <param name="Normalization">What is applied to sums before their activation; they start from the bias without the mean.</param>
/// <param name="Fetch">What a tile of so many panels fetches while it computes; null for nothing.</param>
internal sealed partial record MatrixTile(
    int Depth,
    int InputStride,
    int RowStride,
    int PanelStride,
    int OutputStride,
    bool Bias,
    ElementwiseFunction? Activation,
    ElementwiseFunction? Derivative,
    int SavedStride,
    bool FewRows,
    FoldedNormalization? Normalization = null,
    Func<RegisterTile, int, LineFetch>? Fetch = null)
{
    /// <summary>
    /// One row of up to so many multiply-adds has no loop of single steps: the end of a short one is mispredicted, which costs a
    /// row of 64 × 64 a quarter of its time (3.0 instead of 4.3 µs for 32 such layers). Tiles of more rows hide it.
    /// </summary>
    private const int FewSteps = 256;

    /// <summary>
    /// What there is instead: groups of so many multiply-adds of straight-line code. Of the at most eight of them the end is predicted, and
    /// code is an eighth of what it would be without any loop, most of what the compiler has to read of a small network.
    /// </summary>
    private const int GroupSteps = 32;

    private const string From = "from";

    /// <summary>From one input of a row to the next: 1, or more where x is read by columns.</summary>
    public int InputStep { get; init; } = 1;

    /// <summary>Whether the caller says how many inputs are summed, after the number of rows.</summary>
    public bool TakesDepth { get; init; }

    /// <summary>Where other sums are added.</summary>
    public AddendPlace Addend { get; init; }

    private bool Adds => Addend != AddendPlace.None;

    /// <summary>The parameters of a tile's method, declared.</summary>
    private string Parameters => string.Join(", ", Names.Select(name => $"ref float {name}"));

    private IEnumerable<string> Names =>
        [
            "x", "weights", .. Bias ? ["bias"] : Array.Empty<string>(), .. Normalization?.TileNames ?? [],
            .. Derivative is null ? Array.Empty<string>() : ["saved"], .. Adds ? [From] : Array.Empty<string>(), "y",
        ];

    /// <summary>Writes the tile methods for a number of panels.</summary>
    public void EmitTiles(SourceWriter writer, LaneType lanes, string name, params int[] panelCounts)
    {
        foreach (var tile in Tiles(lanes))
            foreach (int width in panelCounts.SelectMany(panels => new PanelGroups(panels, tile.Panels).Widths).Distinct())
            {
                if (tile.Rows == 1 && InlinedOutputs > 0)
                    EmitRowTile(writer, lanes, width);
                else
                    EmitTile(writer, lanes, name, tile.Rows, width);
            }
    }

    private List<RegisterTile> Tiles(LaneType lanes) =>
        [.. lanes.Tiles.Where(tile => FewRows || tile == lanes.MainTile || tile.Rows == 1)];

    /// <summary>Writes the method of one tile.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="name">What its name begins with.</param>
    /// <param name="rows">The rows of a tile.</param>
    /// <param name="panels">The panels of a tile.</param>
    public void EmitTile(SourceWriter writer, LaneType lanes, string name, int rows, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}{rows}x{panels}({Parameters}, int rows{(TakesDepth ? ", int depth" : "")})"))
        using (KernelText.Parts(writer, lanes))
        {
            string saved = (Derivative is null ? "" : $"savedRow = ref {KernelText.AtPart(lanes, "saved")}, ") + (Adds ? $"fromRow = ref {KernelText.AtPart(lanes, From)}, " : "");
            writer.Line($"ref float xRow = ref x, {saved}yRow = ref {KernelText.AtPart(lanes, "y")};");
            using (writer.Block($"for (int row = 0; row < rows; row += {rows})"))
            {
                EmitStart(writer, lanes, rows, vectors);
                EmitSum(writer, lanes, rows, vectors, rows == lanes.MainTile.Rows ? Fetch?.Invoke(lanes.MainTile, panels) : null);
                EmitStores(writer, lanes, rows, vectors);
                string savedStep = (Derivative is null ? "" : $"savedRow = ref Unsafe.Add(ref savedRow, {Literal.Of(rows * SavedStride)}); ")
                    + (Adds ? $"fromRow = ref Unsafe.Add(ref fromRow, {Literal.Of(rows * OutputStride)}); " : "");
                writer.Line($"xRow = ref Unsafe.Add(ref xRow, {Literal.Of(rows * InputStride)}); {savedStep}"
                    + $"yRow = ref Unsafe.Add(ref yRow, {Literal.Of(rows * OutputStride)});");
            }
        }
    }

    private void EmitStart(SourceWriter writer, LaneType lanes, int rows, int vectors)
    {
        int vectorsOfALine = Math.Max(1, 4 / rows);
        for (int vector = 0; vector < vectors; vector += vectorsOfALine)
            writer.Line(string.Join(" ", Enumerable.Range(vector, Math.Min(vectorsOfALine, vectors - vector)).Select(current => Start(lanes, rows, current))));
    }

    private string Start(LaneType lanes, int rows, int vector)
    {
        string start = Bias
            ? lanes.Load(lanes.IsWholePanel ? "bias" : "Unsafe.Add(ref bias, part)", KernelText.Offset(lanes, vector, 16))
            : lanes.Zero;
        if (Addend == AddendPlace.First)
            return StartFrom(lanes, rows, vector, Bias ? start : null);
        return $"{lanes.Float} a0_{vector} = {start}{string.Concat(Enumerable.Range(1, rows - 1).Select(row => $", a{row}_{vector} = a0_{vector}"))};";
    }

    private string StartFrom(LaneType lanes, int rows, int vector, string? bias) =>
        (bias is null ? "" : $"{lanes.Float} b{vector} = {bias}; ")
        + string.Join(" ", Enumerable.Range(0, rows).Select(row =>
            $"{lanes.Float} a{row}_{vector} = {lanes.Load("fromRow", Sum(row * OutputStride, KernelText.Offset(lanes, vector, 16)))}{(bias is null ? "" : $" + b{vector}")};"));

    private void EmitSum(SourceWriter writer, LaneType lanes, int rows, int vectors, LineFetch? fetch)
    {
        writer.Line($"ref float xi = ref xRow, wi = ref {KernelText.AtPart(lanes, "weights")};");
        if (TakesDepth)
        {
            EmitSteps(writer, lanes, rows, vectors, "depth");
            return;
        }

        if (vectors * Depth <= FewSteps && rows == 1)
        {
            EmitGroups(writer, vectors, (i, name) => EmitStep(writer, lanes, rows, vectors, i, name));
            return;
        }

        int rest = Depth;
        if (fetch is not null)
        {
            rest %= LineFetch.Steps;
            fetch.EmitStart(writer);
            using (writer.Block($"for (int group = 0; group < {Literal.Of(Depth / LineFetch.Steps)}; group++)"))
            {
                fetch.EmitGroup(writer);
                EmitSteps(writer, lanes, rows, vectors, Literal.Of(LineFetch.Steps));
            }
        }

        if (rest > 0)
            EmitSteps(writer, lanes, rows, vectors, Literal.Of(rest));
    }

    // Writes all steps, given by the place in a group and the number its names end in.
    private void EmitGroups(SourceWriter writer, int vectors, Action<int, int> step)
    {
        int length = Math.Max(1, GroupSteps / vectors);
        int looped = Depth < 2 * length ? 0 : Depth - Depth % length;
        if (looped > 0)
        {
            using (writer.Block($"for (int group = 0; group < {Literal.Of(looped / length)}; group++)"))
            {
                for (int i = 0; i < length; i++)
                    step(i, i);
                writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(length)}); wi = ref Unsafe.Add(ref wi, {Literal.Of(length * RowStride)});");
            }
        }

        for (int i = 0; i < Depth - looped; i++)
            step(i, looped > 0 ? length + i : i);
    }

    private void EmitSteps(SourceWriter writer, LaneType lanes, int rows, int vectors, string steps)
    {
        using (writer.Block($"for (int i = 0; i < {steps}; i++)"))
        {
            EmitStep(writer, lanes, rows, vectors, 0, 0);
            writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(InputStep)}); wi = ref Unsafe.Add(ref wi, {Literal.Of(RowStride)});");
        }
    }

    private void EmitStep(SourceWriter writer, LaneType lanes, int rows, int vectors, int i, int name)
    {
        string suffix = name == 0 ? "" : $"_{name}";
        string loads = string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
            $"{lanes.Float} w{vector}{suffix} = {lanes.Load("wi", Sum(i * RowStride, KernelText.Offset(lanes, vector, PanelStride)))};"));
        var sums = Enumerable.Range(0, rows).Select(row =>
            $"{lanes.Float} x{row}{suffix} = {lanes.Broadcast(KernelText.At("xi", Literal.Of(row * InputStride + i)))}; "
            + string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                $"a{row}_{vector} = {lanes.MultiplyAdd($"x{row}{suffix}", $"w{vector}{suffix}", $"a{row}_{vector}")};"))).ToList();
        if (rows == 1)
        {
            writer.Line($"{loads} {sums[0]}");
            return;
        }

        writer.Line(loads);
        foreach (string sum in sums)
            writer.Line(sum);
    }

    private void EmitStores(SourceWriter writer, LaneType lanes, int rows, int vectors)
    {
        foreach (string name in Normalization?.TileNames ?? [])
            writer.Line($"{lanes.Float} " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector =>
                $"{name}{vector} = {lanes.Load(KernelText.AtPart(lanes, name), KernelText.Offset(lanes, vector, 16))}")) + ";");
        int rowsOfALine = Math.Max(1, 4 / vectors);
        for (int row = 0; row < rows; row += rowsOfALine)
            writer.Line(string.Join(" ", Enumerable.Range(row, Math.Min(rowsOfALine, rows - row)).SelectMany(current =>
                Enumerable.Range(0, vectors).Select(vector => Store(lanes, current, vector)))));
    }

    private string Store(LaneType lanes, int row, int vector)
    {
        string sum = $"a{row}_{vector}", load = "";
        string offset = KernelText.Offset(lanes, vector, 16);
        if (Addend == AddendPlace.Last)
            sum = $"({sum} + {lanes.Load("fromRow", Sum(row * OutputStride, offset))})";
        if (Normalization is not null)
            load = $"{sum} = {Normalization.Apply(lanes, sum, $"factor{vector}", $"shift{vector}")}; ";
        if (Derivative is not null)
        {
            load = $"{lanes.Float} s{row}_{vector} = {lanes.Load("savedRow", Sum(row * SavedStride, offset))}; ";
            sum = $"({Derivative.Backward(lanes, sum, $"s{row}_{vector}")})";
        }
        else if (Activation is not null)
        {
            sum = $"({Activation.Forward(lanes, sum)})";
        }

        return $"{load}{lanes.Store(sum, "yRow", Sum(row * OutputStride, offset))}";
    }

    private static string Sum(int constant, string offset) =>
        constant == 0 ? offset : offset == "0" ? Literal.Of(constant) : $"{Literal.Of(constant)} + {offset}";
}

using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// A product for a block of rows of a head, <c>y[row, o] = Σ x[row, i] · weights[i, o]</c> in ascending order of i, by the tiles of a dense layer. How far the sum goes, and
/// how many panels there are, is the caller's: that is how a block leaves out what its steps don't see.
/// </summary>
/// <param name="Name">The name of its method.</param>
/// <param name="InputStride">From one row of x to the next.</param>
/// <param name="InputStep">From one element of a row to the next.</param>
/// <param name="RowStride">From one row of weights to the next.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
/// <param name="OutputStride">From one row of y to the next.</param>
internal sealed record AttentionProduct(string Name, int InputStride, int InputStep, int RowStride, int PanelStride, int OutputStride)
{
    private const string Arguments = "ref float x, ref float weights, ref float y, int depth, int panels";

    private MatrixTile Tile => new(0, InputStride, RowStride, PanelStride, OutputStride, Bias: false, null, null, 0, FewRows: false)
    {
        InputStep = InputStep,
        TakesDepth = true,
    };

    /// <summary>Writes the method and its tiles.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="steps">The steps whose blocks have the rows of x and y.</param>
    public void Emit(SourceWriter writer, LaneType lanes, AttentionSteps steps)
    {
        int[] heights = steps.Rows < AttentionSteps.BlockRows ? [1] : steps.HasLengths ? [lanes.MainTile.Rows, 1] : [lanes.MainTile.Rows];
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {Name}({Arguments}{steps.Parameter})"))
        {
            writer.Line("int panel = 0;");
            foreach (int height in heights)
                using (heights.Length == 1 ? default(SourceWriter.Scope?) : writer.Block(height == 1 ? "else" : $"if (rows == {AttentionSteps.BlockRows})"))
                    EmitCalls(writer, lanes, height, steps.RowCount);
        }

        foreach (int height in heights)
            for (int panels = lanes.MainTile.Panels; panels >= 1; panels /= 2)
                Tile.EmitTile(writer, lanes, Name, height, panels);
    }

    private void EmitCalls(SourceWriter writer, LaneType lanes, int height, string rows)
    {
        for (int panels = lanes.MainTile.Panels; panels >= 1; panels /= 2)
            using (writer.Block($"for (; panel <= panels - {panels}; panel += {panels})"))
                writer.Line($"{Name}{height}x{panels}(ref x, ref Unsafe.Add(ref weights, panel * {Literal.Of(PanelStride)}), ref Unsafe.Add(ref y, panel * 16), {rows}, depth);");
    }
}

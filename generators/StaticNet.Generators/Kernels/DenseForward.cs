using StaticNet.Generators.Emission;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>The forward pass of a dense layer with its bias and, where it is short, its activation.</summary>
internal sealed record DenseForward(
    int Inputs, int Outputs, int InputStride, int OutputStride, int PanelStride, bool Bias, ElementwiseFunction? Activation) : KernelPlan
{
    private MatrixTile Tile => new(Inputs, InputStride, 16, PanelStride, OutputStride, Bias, Activation, null, 0, new DenseStrategy(Inputs, Outputs).HasFewRowsTile);

    public override string Name => $"Forward{Inputs}x{Outputs}{Activation?.Identifier}";

    public override EquatableArray<string> Parameters =>
        Bias ? new("ref float x", "ref float weights", "ref float bias", "ref float y") : new("ref float x", "ref float weights", "ref float y");

    /// <summary>
    /// Weights that exceed a share of the second-level cache are shared, so that a worker reads only its own and even one
    /// row has work for several; with smaller ones rows are, which needs no barrier between layers.
    /// </summary>
    public override Sharing Sharing => Outputs >= 256 && Work >= 128 * 1024 ? Sharing.Columns : Sharing.Rows;

    public override long Work => (long)Inputs * ((Outputs + 15) / 16 * 16);

    public override string Describe() =>
        $"y[rows, {Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}x[rows, {Inputs}] · weights[{Inputs}, {Outputs}]"
        + $"{(Bias ? " + bias" : "")}, {KernelText.Count((Outputs + 15) / 16, "panel")} of 16 outputs.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int panels = (Outputs + 15) / 16;
        var tile = Tile;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            tile.EmitCalls(writer, lanes, name + "_", panels);
        }

        tile.EmitTiles(writer, lanes, name + "_", panels);
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}Share({string.Join(", ", Parameters)}, int rows, int worker, int workers)"))
        {
            Tile.EmitSharedCalls(writer, lanes, name + "_", (Outputs + 15) / 16);
        }
    }
}

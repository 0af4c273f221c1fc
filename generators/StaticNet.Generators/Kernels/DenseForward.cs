using StaticNet.Generators.Emission;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>The forward pass of a dense layer with its bias and, where it is short, its activation.</summary>
internal sealed record DenseForward(
    int Inputs, int Outputs, int InputStride, int OutputStride, int PanelStride, bool Bias, ElementwiseFunction? Activation) : KernelPlan
{
    public override string Name => $"Forward{Inputs}x{Outputs}{Activation?.Identifier}";

    public override EquatableArray<string> Parameters =>
        Bias ? new("ref float x", "ref float weights", "ref float bias", "ref float y") : new("ref float x", "ref float weights", "ref float y");

    public override string Describe() =>
        $"y[rows, {Outputs}] = {(Activation is null ? "" : $"{Activation.Name} of ")}x[rows, {Inputs}] · weights[{Inputs}, {Outputs}]"
        + $"{(Bias ? " + bias" : "")}, {KernelText.Count((Outputs + 15) / 16, "panel")} of 16 outputs.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int panels = (Outputs + 15) / 16;
        var tile = new MatrixTile(
            Inputs, InputStride, 16, PanelStride, OutputStride, Bias, Activation, null, 0, new DenseStrategy(Inputs, Outputs).HasFewRowsTile);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            tile.EmitCalls(writer, lanes, name + "_", panels);
        }

        tile.EmitTiles(writer, lanes, name + "_", panels);
    }
}

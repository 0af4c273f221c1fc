using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>Multiplies each channel of a sample by its factor, down the sample's positions. The backward pass is the same on gradients.</summary>
/// <param name="Positions">The rows of a sample.</param>
/// <param name="Channels">The elements of a row.</param>
/// <param name="InputStride">From one row to the next.</param>
/// <param name="OutputStride">From one row to the next of what it writes.</param>
internal sealed record ChannelDropoutRows(int Positions, int Channels, int InputStride, int OutputStride) : KernelPlan
{
    public override string Name => $"ChannelDropout{Positions}x{Channels}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Channels) + KernelDetail.Stride("y", OutputStride, Channels);

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float y", .. DropoutFactors.Parameters]);

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (16L + Positions) * Padded;

    private int Padded => (Channels + 15) / 16 * 16;

    public override string Describe() =>
        $"y[samples, {Positions}, {Channels}] = x × 0 with probability rate, else x × 1/(1 − rate), alike for all of a channel: the same at every call with the same key.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            DropoutFactors.EmitMask(writer, lanes);
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                DropoutFactors.EmitIndex(writer, lanes, $"(firstRow + row) * {Literal.Of(Channels)}");
                using (writer.Block($"for (int c = 0; c < {Literal.Of(Padded)}; c += {lanes.Count})"))
                    EmitChannels(writer, lanes);
                writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Positions * InputStride)}); y = ref Unsafe.Add(ref y, {Literal.Of(Positions * OutputStride)});");
            }
        }
    }

    private void EmitChannels(SourceWriter writer, LaneType lanes)
    {
        DropoutFactors.EmitFactor(writer, lanes);
        DropoutFactors.EmitNext(writer, lanes);
        writer.Line("ref float from = ref Unsafe.Add(ref x, c), to = ref Unsafe.Add(ref y, c);");
        using (writer.Block($"for (int position = 0; position < {Literal.Of(Positions)}; position++)"))
        {
            writer.Line(lanes.Store($"{lanes.Load("from")} * factor", "to", "0"));
            writer.Line($"from = ref Unsafe.Add(ref from, {Literal.Of(InputStride)}); to = ref Unsafe.Add(ref to, {Literal.Of(OutputStride)});");
        }
    }
}

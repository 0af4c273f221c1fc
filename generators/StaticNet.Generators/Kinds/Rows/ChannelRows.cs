using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>Copies each sample from rows in the order of channels to a row of channels for each position, or back.</summary>
/// <param name="ToLast">Whether channels come last in what it writes.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Positions">The positions of a channel.</param>
/// <param name="PositionStride">From one position to the next, where channels come last.</param>
/// <param name="Rows">The rows of a sample on the other side.</param>
/// <param name="Length">The elements of a row there.</param>
/// <param name="Stride">From one row to the next there.</param>
internal sealed record ChannelRows(bool ToLast, int Channels, int Positions, int PositionStride, int Rows, int Length, int Stride) : KernelPlan
{
    public override string Name => ToLast ? $"ChannelsLast{Channels}x{Positions}" : $"ChannelsFirst{Channels}x{Positions}";

    protected override string Details => KernelDetail.Number("rows", Rows, 1) + KernelDetail.Number("of", Length, Channels * Positions)
        + KernelDetail.Stride(ToLast ? "y" : "x", PositionStride, Channels) + KernelDetail.Stride(ToLast ? "x" : "y", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    // Elements one by one, a side of them far apart.
    public override long Work => 16L * Channels * Positions;

    public override string Describe() => ToLast
        ? $"y[samples, {Positions}, {Channels}] = x[samples, {Channels}, {Positions}], which lies in rows of {Length}."
        : $"y[samples, {Channels}, {Positions}], in rows of {Length}, = x[samples, {Positions}, {Channels}].";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        string rows = $"{Literal.Of(Rows)}, {Literal.Of(Length)}, {Literal.Of(Stride)}", positions = Literal.Of(PositionStride);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line(ToLast
                ? $"ChannelBlocks.ToLast(ref x, {rows}, ref y, {Literal.Of(Channels)}, {positions}, rows);"
                : $"ChannelBlocks.ToFirst(ref x, {Literal.Of(Channels)}, {positions}, ref y, {rows}, rows);");
    }
}

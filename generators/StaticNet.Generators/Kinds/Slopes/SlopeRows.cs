using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Slopes;

/// <summary>The rows that slopes act on.</summary>
/// <param name="Mode">Which slope an element has.</param>
/// <param name="Slopes">The slopes.</param>
/// <param name="Rows">The rows of a sample.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="Stride">From one row of the inputs to the next.</param>
internal sealed record SlopeRows(SlopeMode Mode, int Slopes, int Rows, int Features, int Stride)
{
    /// <summary>The rows of a value.</summary>
    /// <param name="mode">Which slope an element has.</param>
    /// <param name="slope">The slopes.</param>
    /// <param name="input">The value.</param>
    /// <param name="stride">From one row to the next.</param>
    public static SlopeRows Of(SlopeMode mode, Parameter slope, Tensor input, int stride) =>
        new(mode, slope.Outputs, mode == SlopeMode.Row ? input.Rows : 1, input.Features, stride);

    /// <summary>The features with padding.</summary>
    public int Padded => (Features + 15) / 16 * 16;

    /// <summary>The end of kernels' names.</summary>
    public string Name => Mode switch
    {
        SlopeMode.Shared => $"{Features}",
        SlopeMode.Feature => $"{Features}ByFeature",
        _ => $"{Rows}x{Features}By{Slopes}",
    };

    /// <summary>What else tells kernels apart.</summary>
    public string Details => KernelDetail.Stride("x", Stride, Features)
        + (Mode == SlopeMode.Row ? "" : KernelDetail.Number("of", Rows, 1) + KernelDetail.Number("slopes", Slopes, Mode == SlopeMode.Shared ? 1 : Features));

    /// <summary>The rows of a channel.</summary>
    public int RowsOfChannel => Rows / Slopes;

    /// <summary>Writes <c>slopes</c>, the vector of slopes of a row or of its columns from c on.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public void EmitSlopes(SourceWriter writer, LaneType lanes) => writer.Line(Mode switch
    {
        SlopeMode.Shared => $"{lanes.Float} slopes = {lanes.Broadcast("slope")};",
        SlopeMode.Feature => $"{lanes.Float} slopes = {lanes.Load("Unsafe.Add(ref slope, c)")};",
        _ => $"{lanes.Float} slopes = {lanes.Broadcast($"Unsafe.Add(ref slope, row % {Rows} / {RowsOfChannel})")};",
    });
}

using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// What the kernels of a normalization by row share: its statistics, <c>[batch, 16]</c>, and x̂ from them. A mean is kept
/// as the sum of two floats, since for values of 10,000 one float is off by more than their deviation may be.
/// </summary>
/// <param name="Centers">Whether the mean is subtracted.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="InputStride">From one row of inputs to the next.</param>
internal sealed record RowNorm(bool Centers, int Features, int InputStride)
{
    /// <summary>From the statistics of one row to those of the next: 1/σ, the mean as a float, and what is left of it.</summary>
    public const int StatisticsStride = 16;

    /// <summary>The kind, as part of an identifier.</summary>
    public string Kind => Centers ? "LayerNorm" : "RmsNorm";

    /// <summary>What kernels' names say of it beside kind and features.</summary>
    public string Details => KernelDetail.Stride("x", InputStride, Features);

    /// <summary>The features with padding.</summary>
    public int Padded => (Features + 15) / 16 * 16;

    /// <summary>The normalized input in words.</summary>
    public string Normalized => Centers ? "(x − mean) / σ" : "x / σ";

    /// <summary>Writes the statistics of a row as vectors.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="place">The row's statistics.</param>
    public void EmitStatistics(SourceWriter writer, LaneType lanes, string place) => writer.Line(
        $"{lanes.Float} inverse = {lanes.Broadcast(place)};"
        + (Centers
            ? $" {lanes.Float} center = {lanes.Broadcast(KernelText.At(place, "1"))}; {lanes.Float} rest = {lanes.Broadcast(KernelText.At(place, "2"))};"
            : ""));

    /// <summary>A vector of deviations from the mean.</summary>
    /// <param name="x">The inputs.</param>
    public string Deviation(string x) => Centers ? $"({x} - center - rest)" : x;
}

using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// Batch normalization with running statistics: <c>(x − mean) · factor + shift</c>, <c>factor = scale / √(variance + ε)</c>. A
/// dense layer starts its sums from <c>bias − mean</c> and multiplies them on the way out, so that a small difference of large
/// numbers is formed once, and no pass over activations is needed.
/// </summary>
/// <param name="Features">The features.</param>
/// <param name="IsAffine">Whether there are a scale and a shift.</param>
/// <param name="Epsilon">What is added to a variance.</param>
internal sealed record FoldedNormalization(int Features, bool IsAffine, float Epsilon)
{
    /// <summary>What <see cref="EmitFold"/> needs: two values for each output.</summary>
    public int Scratch => 2 * Padded;

    /// <summary>What kernels' names say of it beside the features.</summary>
    public string Details => KernelDetail.If(!IsAffine, "plain") + KernelDetail.Value("epsilon", Epsilon, 1e-5f);

    public int Padded => (Features + 15) / 16 * 16;

    /// <summary>The parameters of a kernel that have the statistics, and the scale and shift.</summary>
    public IEnumerable<string> Names => IsAffine ? ["scale", "shift", "runningMean", "runningVariance"] : ["runningMean", "runningVariance"];

    /// <summary>What a tile takes besides what sums start from.</summary>
    public IEnumerable<string> TileNames => IsAffine ? ["factor", "shift"] : ["factor"];

    /// <summary>The factor of a vector of features.</summary>
    public string Factor(LaneType lanes, string index) =>
        $"{(IsAffine ? lanes.Load($"Unsafe.Add(ref scale, {index})") : lanes.Broadcast("1f"))} / "
        + lanes.SquareRoot($"{lanes.Load($"Unsafe.Add(ref runningVariance, {index})")} + {lanes.Broadcast(Literal.Of(Epsilon))}");

    /// <summary>A normalized value.</summary>
    public string Apply(LaneType lanes, string deviation, string factor, string shift) =>
        IsAffine ? lanes.MultiplyAdd(deviation, factor, shift) : $"{deviation} * {factor}";

    /// <summary>Writes what sums start from and the factors to <c>scratch</c>, as <c>bias</c> and <c>factor</c>.</summary>
    public void EmitFold(SourceWriter writer, LaneType lanes, bool bias)
    {
        writer.Line($"ref float bias = ref scratch, factor = ref Unsafe.Add(ref scratch, {Literal.Of(Padded)});");
        using (writer.Block($"for (int o = 0; o < {Literal.Of(Padded)}; o += {lanes.Count})"))
        {
            string mean = lanes.Load("Unsafe.Add(ref runningMean, o)");
            writer.Line($"({(bias ? $"{lanes.Load("Unsafe.Add(ref layerBias, o)")} - {mean}" : $"-{mean}")}).StoreUnsafe(ref Unsafe.Add(ref bias, o));");
            writer.Line($"({Factor(lanes, "o")}).StoreUnsafe(ref Unsafe.Add(ref factor, o));");
        }
    }
}

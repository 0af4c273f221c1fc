using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The dropout of an attention's probabilities in training.</summary>
/// <param name="Rate">The index of the rate among the network's options.</param>
/// <param name="Mask">The number of the mask in the network.</param>
internal sealed record AttentionDropout(int Rate, int Mask)
{
    /// <summary>What its kernels take.</summary>
    public IEnumerable<Operand> Operands => [Operand.Option(Rate), Operand.MaskKey(Mask), Operand.FirstRow];
}

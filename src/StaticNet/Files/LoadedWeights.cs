using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>What became of a file of weights that was loaded.</summary>
/// <param name="Texts">The texts that were written with the weights, without those that are the file's own.</param>
/// <param name="Missing">The tensors of the network that the file doesn't have, which are as they were: <c>dense2.bias: F32 [10]</c>.</param>
/// <param name="Extra">The tensors of the file that the network doesn't have: <c>aux_head.weight: F32 [1, 64]</c>.</param>
/// <param name="Misshapen">
/// The tensors of another shape or type in the file, which are as they were in the network: <c>dense1.weight: F32 [128, 700], not F32 [128, 784]</c>.
/// </param>
/// <remarks>The last three are empty unless <see cref="WeightsOptions.IsStrict"/> is false.</remarks>
public sealed record LoadedWeights(
    IReadOnlyDictionary<string, string> Texts, ImmutableArray<string> Missing, ImmutableArray<string> Extra, ImmutableArray<string> Misshapen)
{
    /// <summary>Whether file and network had the same tensors of the same shapes.</summary>
    public bool IsComplete => Missing.IsEmpty && Extra.IsEmpty && Misshapen.IsEmpty;
}

using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// What the mask of one layer in one training step is drawn with. It is public for generated code.
/// </summary>
/// <param name="Word0">Is mixed in before the first round.</param>
/// <param name="Word1">Is mixed in before the second.</param>
/// <param name="Word2">Is mixed in before the third.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MaskKey(uint Word0, uint Word1, uint Word2)
{
    /// <summary>
    /// The first three words of block <c>step</c> of the stream that <see cref="RandomStreams.Dropout"/> and the mask's number
    /// name: keys of different seeds, steps and masks have nothing to do with each other.
    /// </summary>
    /// <param name="position">The seed and the step.</param>
    /// <param name="mask">The mask's number among the network's.</param>
    internal static MaskKey Of(TrainingPosition position, int mask)
    {
        ulong stream = RandomStreams.Derive(RandomStreams.Dropout, mask);
        var (word0, word1, word2, _) = Philox4x32.Block((ulong)position.Step, stream, position.Seed);
        return new MaskKey(word0, word1, word2);
    }
}

namespace StaticNet;

/// <summary>
/// In training, sets a whole channel of a sample to 0 with probability <c>rate</c> and multiplies the others by <c>1/(1 − rate)</c>:
/// <c>y[c, …] = factor[c] · x[c, …]</c>; in inference the identity, for which nothing is computed. Input and output <c>[channels, height, width]</c> or <c>[channels, length]</c>. Behind a convolution neighbours
/// are so alike that dropping single values hides little. Tompson et al. 2015; the same as <c>torch.nn.Dropout2d</c> and <c>Dropout1d</c>.
/// </summary>
/// <param name="rate">The probability of dropping, in [0, 1]; with 1 every value is 0. Default 0.5.</param>
/// <remarks>
/// Gradients are multiplied by the same factors. The rate can be changed on the network at run time: the layer <c>ChannelDropout1</c> gives it a property
/// <c>ChannelDropout1Rate</c>. Which channels are dropped is a function of the network's <see cref="TrainingPosition"/>, of the layer's place among its
/// dropout layers, of the sample's place in the batch and of the channel: the same at every vector width, for any number of workers, and in a run that is
/// resumed.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ChannelDropoutAttribute(float rate = 0.5f) : LayerAttribute
{
    /// <summary>The probability of dropping.</summary>
    public float Rate { get; } = rate;
}

namespace StaticNet;

/// <summary>
/// In training, sets each value to 0 with probability <c>rate</c> and multiplies the others by <c>1/(1 − rate)</c>:
/// <c>y = factor · x</c>, whose expected value is x; in inference the identity, for which nothing is computed. Any shape. Srivastava et al. 2014, inverted;
/// the same as <c>torch.nn.Dropout</c>.
/// </summary>
/// <param name="rate">The probability of dropping, in [0, 1]; with 1 every value is 0. Default 0.5.</param>
/// <remarks>
/// Gradients are multiplied by the same factors: <c>∂L/∂x = factor · ∂L/∂y</c>. The rate can be changed on the network at run
/// time: the layer <c>Dropout1</c> gives it a property <c>Dropout1Rate</c>. Which values are dropped is a function of the
/// network's <see cref="TrainingPosition"/>, of the layer's place among its dropout layers, of the sample's place in the batch and
/// of the element: the same at every vector width, for any number of workers, and in a run that is resumed.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(float rate = 0.5f) : LayerAttribute
{
    /// <summary>The probability of dropping.</summary>
    public float Rate { get; } = rate;
}

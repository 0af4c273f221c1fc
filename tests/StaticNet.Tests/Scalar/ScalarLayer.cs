namespace StaticNet.Tests.Scalar;

/// <summary>
/// A layer written for reading, in double and without any code of the library. A new kind is one class: its shape and
/// parameters, forward, backward, and its declaration as an attribute.
/// </summary>
/// <remarks>A batch is an array of rows, one a sample: <c>[batch][inputs]</c>.</remarks>
internal abstract class ScalarLayer
{
    /// <summary>The layer as a C# attribute, <c>Dense(5, Bias = false)</c>.</summary>
    public abstract string Declaration { get; }

    /// <summary>What of a sample is a row for it; the values along the last axis, unless overridden.</summary>
    public virtual ScalarAxis Axis => ScalarAxis.Last;

    /// <summary>The shape of one input sample; known once the layer is part of a network.</summary>
    public int[] InputShape { get; private set; } = [];

    /// <summary>The shape of one output sample; known once the layer is part of a network.</summary>
    public int[] OutputShape { get; private set; } = [];

    /// <summary>The parameters, in the order of the library's.</summary>
    public IReadOnlyList<ScalarParameter> Parameters { get; private set; } = [];

    /// <summary>What the layer keeps from batch to batch, in the order of the library's.</summary>
    public IReadOnlyList<ScalarParameter> Statistics { get; private set; } = [];

    /// <summary>Whether it subtracts means over the batch, so that gradients below it are differences of larger terms.</summary>
    public virtual bool SubtractsMeans => false;

    /// <summary>
    /// Whether it takes the scale out of each sample, so that gradients along it cancel: below a dense layer of one unit nearly all
    /// of them do.
    /// </summary>
    public virtual bool NormalizesSamples => false;

    /// <summary>Where the signs of roundings come from, to learn what they cause; null for none.</summary>
    public Random? Rounding { get; set; }

    /// <summary>Puts the layer behind an output of the given shape and creates its parameters, all zero.</summary>
    public void Attach(int[] inputShape)
    {
        InputShape = inputShape;
        OutputShape = InferOutputShape();
        Parameters = CreateParameters();
        Statistics = CreateStatistics();
    }

    /// <summary>The outputs of a batch in training.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public abstract double[][] Forward(double[][] inputs);

    /// <summary>The outputs of a batch in inference; the same, unless overridden.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public virtual double[][] Infer(double[][] inputs) => Forward(inputs);

    /// <summary>Moves the statistics as a training pass does.</summary>
    /// <param name="inputs">What <see cref="Forward"/> was given.</param>
    public virtual void MoveStatistics(double[][] inputs)
    {
    }

    /// <summary>Adds to the parameters' gradients and returns the gradient by the inputs.</summary>
    /// <param name="inputs">What <see cref="Forward"/> was given.</param>
    /// <param name="outputGradients">The gradient of the loss by each output.</param>
    public abstract double[][] Backward(double[][] inputs, double[][] outputGradients);

    /// <summary>
    /// How far the nearest input is from a point where the derivative jumps. Closer than the rounding of float32, the
    /// library may rightly be on the other side.
    /// </summary>
    /// <param name="inputs">What <see cref="Forward"/> was given.</param>
    public virtual double KinkDistance(double[][] inputs) => double.PositiveInfinity;

    /// <summary>The rows, or where roundings are asked for, each value off by a unit in the last place of a float.</summary>
    /// <param name="rows"><c>[batch][values]</c></param>
    public double[][] Round(double[][] rows) =>
        Rounding is null ? rows : Array.ConvertAll(rows, row => Array.ConvertAll(row, Rounded));

    /// <summary>The output shape for <see cref="InputShape"/>; the same, unless overridden.</summary>
    protected virtual int[] InferOutputShape() => InputShape;

    /// <summary>The parameters for <see cref="InputShape"/>; none, unless overridden.</summary>
    protected virtual ScalarParameter[] CreateParameters() => [];

    /// <summary>The statistics for <see cref="InputShape"/>; none, unless overridden.</summary>
    protected virtual ScalarParameter[] CreateStatistics() => [];

    /// <summary>The value, or where roundings are asked for, the value off by a unit in the last place of a float.</summary>
    protected double Rounded(double value) =>
        Rounding is null ? value : value * (1 + (Rounding.Next(2) == 0 ? -1 : 1) * Math.ScaleB(1, -23));
}

namespace StaticNet.Optimizers;

/// <summary>
/// A run of parameters that a step updates alike, with their gradients: what <see cref="Optimizer.Update(in ParameterRange)"/> works on.
/// </summary>
public readonly ref struct ParameterRange
{
    internal ParameterRange(
        int start, Span<float> parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<float> scales, float weightDecay, Span<double> sums)
    {
        Start = start;
        Parameters = parameters;
        Gradients = gradients;
        Scales = scales;
        WeightDecay = weightDecay;
        Sums = sums;
    }

    /// <summary>The first element's index in the flat array and in <see cref="Optimizer.States"/>, a multiple of 16.</summary>
    public int Start { get; }

    /// <summary>The number of elements.</summary>
    public int Length => Parameters.Length;

    /// <summary>The parameters, to be changed.</summary>
    public Span<float> Parameters { get; }

    /// <summary>Their gradients, before clipping.</summary>
    public ReadOnlySpan<float> Gradients { get; }

    /// <summary>Sixteen factors: the gradient of element <c>i</c> of the range is multiplied by factor <c>i mod 16</c>.</summary>
    public ReadOnlySpan<float> Scales { get; }

    /// <summary>The factor of the weights' decay; 0 where they don't.</summary>
    public float WeightDecay { get; }

    /// <summary>
    /// Unless empty, <c>[2, 16]</c> sums to add to: of the squares of the new parameters, and of the squares of their
    /// changes, element <c>i</c> of the range in lane <c>i mod 16</c>, in ascending order.
    /// </summary>
    public Span<double> Sums { get; }

    /// <summary>A part of it.</summary>
    internal ParameterRange Slice(int start, int length) =>
        new(Start + start, Parameters.Slice(start, length), Gradients.Slice(start, length), Scales, WeightDecay, Sums);
}

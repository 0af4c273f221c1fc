using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// How the gradient of one recurrence goes back through time, in the last pass of <c>ComputeGradients</c>: of each direction of each of a
/// recurrent layer's layers, the norm of <c>∂L/∂h[t]</c> step by step. Reading it allocates nothing.
/// </summary>
/// <remarks>
/// The gradient of a state is all that reaches it, from what reads it and from the step that follows in the recurrence's order; of an LSTM it
/// is that of its state, not of its cell.
/// </remarks>
public sealed class RecurrenceHealth
{
    // The limits of verdicts; Verdict gives reasons.
    private const double LargestRatio = 1000;
    private const double SmallestRatio = 1e-6;

    private readonly TrackedRecurrence _place;
    private readonly double[] _norms;
    private readonly int[] _samples;

    internal RecurrenceHealth(string layer, TrackedRecurrence place)
    {
        Layer = layer;
        _place = place;
        _norms = new double[place.Steps];
        _samples = new int[place.Steps];
    }

    /// <summary>The layer's name, <c>Lstm1</c>.</summary>
    public string Layer { get; }

    /// <summary>The recurrence's name among the layer's, as its parameters' names end: <c>L0</c>, <c>L0Reverse</c>, <c>L1</c>.</summary>
    public string Name => _place.Name;

    /// <summary>Whether it goes from the last step to the first.</summary>
    public bool IsReversed => _place.IsReversed;

    /// <summary>The steps of a sample; of the longest, where samples have lengths.</summary>
    public int Steps => _place.Steps;

    /// <summary>The elements of a state.</summary>
    public int Units => _place.Units;

    /// <summary>
    /// The L2 norm of the gradient of each step's state, over all units of all samples that have the step: at index 0 the sequence's first step,
    /// also of a recurrence that goes the other way.
    /// </summary>
    public ReadOnlySpan<double> StateGradientNorms => _norms;

    /// <summary>The samples that have each step: all of the batch, or those whose length reaches it.</summary>
    public ReadOnlySpan<int> Samples => _samples;

    /// <summary>
    /// How much larger or smaller the gradient has become on its way back: its root mean square at the first step in the recurrence's order over
    /// that at the last one that has a gradient. The mean is over the samples that have the step, so that lengths don't count. 1 without any gradient.
    /// </summary>
    public double GradientRatio
    {
        get
        {
            int first = -1, last = -1;
            for (int index = 0; index < _norms.Length; index++)
            {
                int step = IsReversed ? _norms.Length - 1 - index : index;
                if (first < 0 && _samples[step] > 0)
                    first = step;
                if (_norms[step] != 0)
                    last = step;
            }

            return last < 0 || first == last ? 1 : RmsOf(first) / RmsOf(last);
        }
    }

    /// <summary>
    /// The worst of these that holds:
    /// <list type="bullet">
    /// <item><see cref="GradientVerdict.NonFinite"/>: a norm is NaN or infinite.</item>
    /// <item><see cref="GradientVerdict.Exploding"/>: <see cref="GradientRatio"/> is above 1,000, the limit of a layer's gradients beside its
    /// weights. Where each step has a loss, the gradients of as many steps as the recurrence remembers add up; that is far less.</item>
    /// <item><see cref="GradientVerdict.Vanishing"/>: <see cref="GradientRatio"/> is at most a millionth, the limit of a layer beside other
    /// layers. What the first steps have to say isn't learned (Bengio, Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013).</item>
    /// </list>
    /// </summary>
    public GradientVerdict Verdict
    {
        get
        {
            foreach (double norm in _norms)
                if (!double.IsFinite(norm))
                    return GradientVerdict.NonFinite;
            return GradientRatio switch
            {
                > LargestRatio => GradientVerdict.Exploding,
                <= SmallestRatio => GradientVerdict.Vanishing,
                _ => GradientVerdict.Healthy,
            };
        }
    }

    /// <summary>Takes the norms that a training pass has left: samples add in ascending order, so that they don't depend on workers.</summary>
    /// <param name="memory">The network's.</param>
    /// <param name="rows">The samples of the batch.</param>
    internal void Observe(NetworkMemory memory, int rows)
    {
        Array.Clear(_norms);
        Array.Clear(_samples);
        var sizes = memory.Workspace.Span[(_place.Offset * memory.BatchCapacity)..];
        for (int sample = 0; sample < rows; sample++)
        {
            int length = _place.HasLengths ? memory.Lengths.Span[sample] : Steps;
            var row = sizes.Slice(sample * _place.Stride, length);
            for (int step = 0; step < row.Length; step++)
            {
                _norms[step] += (double)row[step] * row[step];
                _samples[step]++;
            }
        }

        foreach (ref double norm in _norms.AsSpan())
            norm = Math.Sqrt(norm * Units);
    }

    private double RmsOf(int step) => _norms[step] / Math.Sqrt((double)_samples[step] * Units);
}

using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>Adam without decay.</summary>
internal sealed class AdamOptimizer
{
    // The arrays of a block fit in the first-level cache, so the operations on it read main memory once.
    private const int BlockLength = 1024;

    private readonly List<Parameter> _parameters;
    private readonly float[][] _firstMoments;
    private readonly float[][] _secondMoments;
    private readonly float[] _scratch = new float[BlockLength];
    private readonly float _learningRate;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly float _epsilon;
    private long _steps;

    /// <summary>An optimizer of a network's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    public AdamOptimizer(List<Parameter> parameters, float learningRate, double beta1 = 0.9, double beta2 = 0.999, float epsilon = 1e-8f)
    {
        _parameters = parameters;
        _firstMoments = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
        _secondMoments = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
        _learningRate = learningRate;
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
    }

    /// <summary>Makes one step.</summary>
    public void Step()
    {
        _steps++;
        float rate = (float)(_learningRate / (1 - Math.Pow(_beta1, _steps)));
        float correction = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, _steps)));
        for (int i = 0; i < _parameters.Count; i++)
        {
            var parameter = _parameters[i];
            for (int start = 0; start < parameter.Values.Length; start += BlockLength)
            {
                var block = start..Math.Min(start + BlockLength, parameter.Values.Length);
                Update(
                    parameter.Values.AsSpan(block), parameter.Gradients.AsSpan(block), _firstMoments[i].AsSpan(block),
                    _secondMoments[i].AsSpan(block), rate, correction);
            }
        }
    }

    private void Update(
        Span<float> values, ReadOnlySpan<float> gradients, Span<float> firstMoment, Span<float> secondMoment, float rate, float correction)
    {
        var scratch = _scratch.AsSpan(0, values.Length);

        // m = β₁·m + (1 − β₁)·g
        TensorPrimitives.Multiply(firstMoment, (float)_beta1, firstMoment);
        TensorPrimitives.MultiplyAdd(gradients, (float)(1 - _beta1), firstMoment, firstMoment);

        // v = β₂·v + (1 − β₂)·g²
        TensorPrimitives.Multiply(gradients, gradients, scratch);
        TensorPrimitives.Multiply(secondMoment, (float)_beta2, secondMoment);
        TensorPrimitives.MultiplyAdd(scratch, (float)(1 - _beta2), secondMoment, secondMoment);

        // w −= rate · m / (√v · correction + ε)
        TensorPrimitives.Sqrt(secondMoment, scratch);
        TensorPrimitives.Multiply(scratch, correction, scratch);
        TensorPrimitives.Add(scratch, _epsilon, scratch);
        TensorPrimitives.Divide(firstMoment, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -rate, values, values);
    }
}

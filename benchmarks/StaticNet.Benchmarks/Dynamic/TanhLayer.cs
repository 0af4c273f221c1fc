using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary><c>y = tanh x</c>.</summary>
/// <param name="length">The values of a sample.</param>
internal sealed class TanhLayer(int length) : ILayer
{
    /// <inheritdoc/>
    public int InputLength => length;

    /// <inheritdoc/>
    public int OutputLength => length;

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [];

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => TensorPrimitives.Tanh(inputs, outputs);

    /// <inheritdoc/>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        // dy · (1 − y²)
        TensorPrimitives.Multiply(outputs, outputs, inputGradients);
        TensorPrimitives.Subtract(1f, inputGradients, inputGradients);
        TensorPrimitives.Multiply(inputGradients, outputGradients, inputGradients);
    }
}

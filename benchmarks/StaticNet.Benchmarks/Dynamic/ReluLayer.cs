using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary><c>y = max(x, 0)</c>.</summary>
/// <param name="length">The values of a sample.</param>
internal sealed class ReluLayer(int length) : ILayer
{
    /// <inheritdoc/>
    public int InputLength => length;

    /// <inheritdoc/>
    public int OutputLength => length;

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [];

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => TensorPrimitives.Max(inputs, 0f, outputs);

    /// <inheritdoc/>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        // TensorPrimitives can't select, and a branch on half of the elements would be mispredicted.
        var outputVectors = MemoryMarshal.Cast<float, Vector<float>>(outputs);
        var gradientVectors = MemoryMarshal.Cast<float, Vector<float>>(outputGradients);
        var resultVectors = MemoryMarshal.Cast<float, Vector<float>>(inputGradients);
        for (int i = 0; i < resultVectors.Length; i++)
            resultVectors[i] = Vector.ConditionalSelect(
                Vector.GreaterThan(outputVectors[i], Vector<float>.Zero), gradientVectors[i], Vector<float>.Zero);

        for (int i = resultVectors.Length * Vector<float>.Count; i < inputGradients.Length; i++)
            inputGradients[i] = outputs[i] > 0 ? outputGradients[i] : 0;
    }
}

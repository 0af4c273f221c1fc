using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>
/// <c>y = x · Wᵀ + b</c> with weights <c>[outputs, inputs]</c>. Every loop goes over the outputs outside and the samples inside, so
/// that a row of weights and its gradient stay in the first-level cache, and every inner loop runs along a row.
/// </summary>
/// <param name="inputLength">The inputs of a sample.</param>
/// <param name="outputLength">The outputs of a sample.</param>
internal sealed class DenseLayer(int inputLength, int outputLength) : ILayer
{
    private readonly Parameter _weights = new(outputLength * inputLength);
    private readonly Parameter _bias = new(outputLength);

    /// <inheritdoc/>
    public int InputLength => inputLength;

    /// <inheritdoc/>
    public int OutputLength => outputLength;

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [_weights, _bias];

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int batch = inputs.Length / inputLength;
        for (int output = 0; output < outputLength; output++)
        {
            ReadOnlySpan<float> weights = _weights.Values.AsSpan(output * inputLength, inputLength);
            float bias = _bias.Values[output];
            for (int sample = 0; sample < batch; sample++)
                outputs[sample * outputLength + output] = TensorPrimitives.Dot(inputs.Slice(sample * inputLength, inputLength), weights) + bias;
        }
    }

    /// <inheritdoc/>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        inputGradients.Clear();
        for (int output = 0; output < outputLength; output++)
        {
            AccumulateParameterGradients(output, inputs, outputGradients);
            if (!inputGradients.IsEmpty)
                AccumulateInputGradients(output, outputGradients, inputGradients);
        }
    }

    private void AccumulateParameterGradients(int output, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
    {
        var weightGradients = _weights.Gradients.AsSpan(output * inputLength, inputLength);
        float biasGradient = outputGradients[output];
        TensorPrimitives.Multiply(inputs[..inputLength], biasGradient, weightGradients);

        int batch = inputs.Length / inputLength;
        for (int sample = 1; sample < batch; sample++)
        {
            float gradient = outputGradients[sample * outputLength + output];
            TensorPrimitives.MultiplyAdd(inputs.Slice(sample * inputLength, inputLength), gradient, weightGradients, weightGradients);
            biasGradient += gradient;
        }

        _bias.Gradients[output] = biasGradient;
    }

    private void AccumulateInputGradients(int output, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        ReadOnlySpan<float> weights = _weights.Values.AsSpan(output * inputLength, inputLength);
        int batch = inputGradients.Length / inputLength;
        for (int sample = 0; sample < batch; sample++)
        {
            var row = inputGradients.Slice(sample * inputLength, inputLength);
            TensorPrimitives.MultiplyAdd(weights, outputGradients[sample * outputLength + output], row, row);
        }
    }
}

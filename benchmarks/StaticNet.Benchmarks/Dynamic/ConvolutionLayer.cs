using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>
/// A convolution of stride 1 with weights <c>[outputs, channels, kernel, kernel]</c>, as a product of matrices: the pixels that a position of the
/// kernel reads become a row as long as a plane of outputs, so that every inner loop runs along a plane.
/// </summary>
/// <param name="input">The sizes of an image.</param>
/// <param name="outputs">The planes that come out.</param>
/// <param name="kernel">The rows, and the columns, of a kernel.</param>
/// <param name="padding">The zeros at each border.</param>
internal sealed class ConvolutionLayer(ImageShape input, int outputs, int kernel, int padding) : ILayer
{
    private readonly Parameter _weights = new(outputs * input.Channels * kernel * kernel);
    private readonly Parameter _bias = new(outputs);
    private readonly PatchMatrix _patches = new(input, kernel, padding);

    // Gradients of a row of patches.
    private readonly float[] _rowGradient = new float[PatchMatrix.OutputOf(input, outputs, kernel, padding).PlaneLength];

    /// <summary>The sizes of what comes out.</summary>
    public ImageShape Output { get; } = PatchMatrix.OutputOf(input, outputs, kernel, padding);

    /// <inheritdoc/>
    public int InputLength => input.Length;

    /// <inheritdoc/>
    public int OutputLength => Output.Length;

    /// <summary>The inputs that an output sums.</summary>
    public int FanIn => input.Channels * kernel * kernel;

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [_weights, _bias];

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int batch = inputs.Length / InputLength;
        for (int sample = 0; sample < batch; sample++)
        {
            _patches.Fill(inputs.Slice(sample * InputLength, InputLength));
            ForwardSample(outputs.Slice(sample * OutputLength, OutputLength));
        }
    }

    /// <inheritdoc/>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        Array.Clear(_weights.Gradients);
        Array.Clear(_bias.Gradients);
        inputGradients.Clear();
        int batch = inputs.Length / InputLength;
        for (int sample = 0; sample < batch; sample++)
        {
            var gradients = outputGradients.Slice(sample * OutputLength, OutputLength);
            _patches.Fill(inputs.Slice(sample * InputLength, InputLength));
            AccumulateParameterGradients(gradients);
            if (!inputGradients.IsEmpty)
                AccumulateInputGradients(gradients, inputGradients.Slice(sample * InputLength, InputLength));
        }
    }

    private void ForwardSample(Span<float> planes)
    {
        for (int output = 0; output < Output.Channels; output++)
        {
            var plane = planes.Slice(output * Output.PlaneLength, Output.PlaneLength);
            plane.Fill(_bias.Values[output]);
            for (int row = 0; row < FanIn; row++)
                TensorPrimitives.MultiplyAdd(_patches.Row(row), _weights.Values[output * FanIn + row], plane, plane);
        }
    }

    private void AccumulateParameterGradients(ReadOnlySpan<float> planes)
    {
        for (int output = 0; output < Output.Channels; output++)
        {
            var plane = planes.Slice(output * Output.PlaneLength, Output.PlaneLength);
            _bias.Gradients[output] += TensorPrimitives.Sum(plane);
            for (int row = 0; row < FanIn; row++)
                _weights.Gradients[output * FanIn + row] += TensorPrimitives.Dot(plane, _patches.Row(row));
        }
    }

    private void AccumulateInputGradients(ReadOnlySpan<float> planes, Span<float> image)
    {
        for (int row = 0; row < FanIn; row++)
        {
            TensorPrimitives.Multiply(planes[..Output.PlaneLength], _weights.Values[row], _rowGradient);
            for (int output = 1; output < Output.Channels; output++)
                TensorPrimitives.MultiplyAdd(
                    planes.Slice(output * Output.PlaneLength, Output.PlaneLength), _weights.Values[output * FanIn + row], _rowGradient, _rowGradient);
            _patches.AddRow(row, _rowGradient, image);
        }
    }
}

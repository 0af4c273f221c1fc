using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>The largest of each window of 2 × 2; what remains at a border of odd length is left out.</summary>
/// <param name="input">The sizes of an image.</param>
internal sealed class MaxPoolLayer(ImageShape input) : ILayer
{
    private const int Window = 2;

    // The larger of two lines, column by column.
    private readonly float[] _line = new float[input.Width];

    /// <summary>The sizes of what comes out.</summary>
    public ImageShape Output { get; } = new(input.Channels, input.Height / Window, input.Width / Window);

    /// <inheritdoc/>
    public int InputLength => input.Length;

    /// <inheritdoc/>
    public int OutputLength => Output.Length;

    /// <inheritdoc/>
    public IEnumerable<Parameter> Parameters => [];

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int lines = outputs.Length / Output.Width;
        for (int line = 0; line < lines; line++)
        {
            var window = inputs.Slice(PlaceOf(line), Window * input.Width);
            TensorPrimitives.Max(window[..input.Width], window[input.Width..], _line);
            var maxima = outputs.Slice(line * Output.Width, Output.Width);
            for (int x = 0; x < maxima.Length; x++)
                maxima[x] = Math.Max(_line[Window * x], _line[Window * x + 1]);
        }
    }

    /// <inheritdoc/>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        inputGradients.Clear();
        int lines = outputs.Length / Output.Width;
        for (int line = 0; line < lines; line++)
        {
            var window = inputs.Slice(PlaceOf(line), Window * input.Width);
            var gradients = inputGradients.Slice(PlaceOf(line), Window * input.Width);
            for (int x = 0; x < Output.Width; x++)
                gradients[FirstAt(window, Window * x, outputs[line * Output.Width + x])] = outputGradients[line * Output.Width + x];
        }
    }

    // Of equal values the first takes the gradient.
    private int FirstAt(ReadOnlySpan<float> window, int column, float maximum) =>
        window[column] == maximum ? column
        : window[column + 1] == maximum ? column + 1
        : window[input.Width + column] == maximum ? input.Width + column
        : input.Width + column + 1;

    // Where the window of a line of outputs begins, of any plane of any sample.
    private int PlaceOf(int line) => (line / Output.Height * input.Height + line % Output.Height * Window) * input.Width;
}

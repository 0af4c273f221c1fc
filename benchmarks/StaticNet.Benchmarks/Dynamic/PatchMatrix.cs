using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>
/// What a convolution of stride 1 reads of an image: <c>[channels · kernel · kernel, rows · columns of outputs]</c>, 0 where that is padding.
/// </summary>
/// <param name="input">The sizes of the image.</param>
/// <param name="kernel">The rows, and the columns, of a kernel.</param>
/// <param name="padding">The zeros at each border.</param>
internal sealed class PatchMatrix(ImageShape input, int kernel, int padding)
{
    private readonly ImageShape _output = OutputOf(input, 1, kernel, padding);

    // What is padding is never written.
    private readonly float[] _values = new float[input.Channels * kernel * kernel * OutputOf(input, 1, kernel, padding).PlaneLength];

    /// <summary>The sizes of a convolution's outputs.</summary>
    /// <param name="input">The sizes of the image.</param>
    /// <param name="outputs">The planes that come out.</param>
    /// <param name="kernel">The rows, and the columns, of a kernel.</param>
    /// <param name="padding">The zeros at each border.</param>
    public static ImageShape OutputOf(ImageShape input, int outputs, int kernel, int padding) =>
        new(outputs, input.Height + 2 * padding - kernel + 1, input.Width + 2 * padding - kernel + 1);

    /// <summary>What one position of the kernel reads of one channel, for each output.</summary>
    /// <param name="row">The channel and the position, <c>(channel · kernel + ky) · kernel + kx</c>.</param>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * _output.PlaneLength, _output.PlaneLength);

    /// <summary>Copies an image's pixels to where they are read.</summary>
    /// <param name="image">The image.</param>
    public void Fill(ReadOnlySpan<float> image)
    {
        for (int row = 0; row < input.Channels * kernel * kernel; row++)
        {
            var (first, columns, shift) = Columns(row);
            for (int y = 0; y < _output.Height; y++)
                if (LineOf(row, y) is var line && line >= 0)
                    image.Slice(line + first + shift, columns).CopyTo(_values.AsSpan(row * _output.PlaneLength + y * _output.Width + first, columns));
        }
    }

    /// <summary>Adds the gradients of a row to those of the pixels that it read.</summary>
    /// <param name="row">The row.</param>
    /// <param name="gradients">Its gradients, one for each output.</param>
    /// <param name="image">The gradients of the image.</param>
    public void AddRow(int row, ReadOnlySpan<float> gradients, Span<float> image)
    {
        var (first, columns, shift) = Columns(row);
        for (int y = 0; y < _output.Height; y++)
            if (LineOf(row, y) is var line && line >= 0)
            {
                var pixels = image.Slice(line + first + shift, columns);
                TensorPrimitives.Add(pixels, gradients.Slice(y * _output.Width + first, columns), pixels);
            }
    }

    // The first column of outputs that reads pixels rather than padding, how many do, and how far to the right their pixels lie.
    private (int First, int Count, int Shift) Columns(int row)
    {
        int shift = row % kernel - padding, first = Math.Max(0, -shift);
        return (first, Math.Min(_output.Width, input.Width - shift) - first, shift);
    }

    // Where the line of pixels begins that a line of outputs reads; -1 for padding.
    private int LineOf(int row, int y)
    {
        int line = y + row / kernel % kernel - padding;
        return line < 0 || line >= input.Height ? -1 : (row / (kernel * kernel) * input.Height + line) * input.Width;
    }
}

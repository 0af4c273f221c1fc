using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Augmentations;

/// <summary>
/// A copy of an image inside a frame of the fill value, one pixel at the left and top and two at the right and bottom, so that
/// sampling between pixels asks for no limits.
/// </summary>
internal readonly ref struct FramedImage
{
    private readonly ref float _first;
    private readonly ImageShape _shape;
    private readonly int _stride;
    private readonly int _plane;
    private readonly float _right;
    private readonly float _bottom;

    /// <summary>Copies an image.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <param name="scratch">Space of <see cref="GetLength"/> floats.</param>
    /// <param name="fill">The value outside.</param>
    public FramedImage(ImageShape shape, ReadOnlySpan<float> image, Span<float> scratch, float fill)
    {
        _shape = shape;
        _stride = shape.Width + 3;
        _plane = (shape.Height + 3) * _stride;
        _right = shape.Width + 1;
        _bottom = shape.Height + 1;
        var framed = scratch[..(shape.Channels * _plane)];
        framed.Fill(fill);
        for (int row = 0; row < shape.Channels * shape.Height; row++)
        {
            int start = (row / shape.Height * _plane) + (((row % shape.Height) + 1) * _stride) + 1;
            image.Slice(row * shape.Width, shape.Width).CopyTo(framed[start..]);
        }

        _first = ref MemoryMarshal.GetReference(framed);
    }

    /// <summary>The floats that the copy takes.</summary>
    public static int GetLength(ImageShape shape) => checked(shape.Channels * (shape.Height + 3) * (shape.Width + 3));

    /// <summary>
    /// Writes a pixel of all channels, by bilinear interpolation of the four around a place; outside there is the fill value.
    /// </summary>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <param name="index">The pixel's place in the first channel; within it.</param>
    /// <param name="x">The column it comes from.</param>
    /// <param name="y">The row it comes from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sample(ref float image, int index, float x, float y)
    {
        // In the frame's coordinates, where truncation rounds down.
        float column = float.MinNative(float.MaxNative(x + 1, 0), _right);
        float row = float.MinNative(float.MaxNative(y + 1, 0), _bottom);
        int left = (int)column;
        int top = (int)row;
        float across = column - left;
        float along = row - top;
        ref float corner = ref Unsafe.Add(ref _first, (nint)((top * _stride) + left));
        ref float pixel = ref Unsafe.Add(ref image, (nint)index);
        for (int channel = 0; channel < _shape.Channels; channel++)
        {
            ref float below = ref Unsafe.Add(ref corner, (nint)_stride);
            float upper = corner + (across * (Unsafe.Add(ref corner, 1) - corner));
            float lower = below + (across * (Unsafe.Add(ref below, 1) - below));
            pixel = upper + (along * (lower - upper));
            corner = ref Unsafe.Add(ref corner, (nint)_plane);
            pixel = ref Unsafe.Add(ref pixel, (nint)(_shape.Height * _shape.Width));
        }
    }
}

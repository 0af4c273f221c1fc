using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Augmentations;

/// <summary>
/// Moves each pixel by a smooth random field: uniform noise in [−1, 1) for each pixel and direction, smoothed by a Gaussian of
/// deviation σ and multiplied by α, then bilinear interpolation (Simard, Steinkraus and Platt, "Best practices for convolutional
/// neural networks applied to visual document analysis", 2003). Takes one word of the random stream for each pixel.
/// </summary>
/// <remarks>
/// The Gaussian's weights have the sum 1 and end at 3σ; beyond the image the noise is 0. Displacements far from the edge then have
/// the deviation <c>α / (σ · √(12π))</c> pixels: 1.4 for the usual α = 34 and σ = 4 of digits of 28×28.
/// </remarks>
public sealed class ElasticDistortion : ImageAugmentation
{
    private const int Lanes = 16;

    private readonly float _strength;
    private readonly float _fill;
    private readonly GaussianKernel _kernel;
    private readonly int _stride;
    private readonly int _noiseStride;

    /// <summary>A distortion.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="strength">α in pixels, from 0 to 10⁶.</param>
    /// <param name="smoothness">σ in pixels, from 0.1 to the longer side, at most 1000.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public ElasticDistortion(ImageShape shape, double strength, double smoothness, float fill = 0)
        : base(shape)
    {
        _strength = (float)AugmentationChecks.Between(strength, 0, 1e6, nameof(strength));
        int longest = Math.Min(Math.Max(shape.Height, shape.Width), 1000);
        _kernel = new GaussianKernel(AugmentationChecks.Between(smoothness, 0.1, longest, nameof(smoothness)));
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
        _stride = (shape.Width + Lanes - 1) / Lanes * Lanes;
        _noiseStride = _stride + (2 * _kernel.Radius);
        ScratchLength = checked(FramedImage.GetLength(shape) + (2 * _noiseStride) + (2 * shape.Height * _stride) + (2 * _stride));
    }

    /// <inheritdoc/>
    protected override int ScratchLength { get; }

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        if (_strength == 0)
        {
            random.Position += (ulong)(Shape.Height * Shape.Width);
            return;
        }

        var right = Take(ref scratch, Shape.Height * _stride);
        var down = Take(ref scratch, Shape.Height * _stride);
        DrawRows(right, down, Take(ref scratch, _noiseStride), Take(ref scratch, _noiseStride), ref random);
        var rightRow = Take(ref scratch, _stride);
        var downRow = Take(ref scratch, _stride);
        var source = new FramedImage(Shape, image, scratch, _fill);
        for (int y = 0; y < Shape.Height; y++)
        {
            _kernel.SmoothColumns(right, Shape.Height, y, rightRow);
            _kernel.SmoothColumns(down, Shape.Height, y, downRow);
            SampleRow(source, image, y, rightRow, downRow);
        }
    }

    /// <summary>Draws noise and smooths it along the rows.</summary>
    private void DrawRows(Span<float> right, Span<float> down, Span<float> rightNoise, Span<float> downNoise, ref RandomStream random)
    {
        // 2⁻¹⁵: a word's halves are uniform in [−1, 1), one for each direction.
        float scale = _strength / 32768;
        rightNoise.Clear();
        downNoise.Clear();
        for (int y = 0; y < Shape.Height; y++)
        {
            var rightRow = rightNoise.Slice(_kernel.Radius, Shape.Width);
            var downRow = downNoise.Slice(_kernel.Radius, Shape.Width);
            for (int x = 0; x < rightRow.Length; x++)
            {
                uint word = random.NextUInt32();
                rightRow[x] = (short)(word >> 16) * scale;
                downRow[x] = (short)word * scale;
            }

            _kernel.Smooth(rightNoise, right.Slice(y * _stride, _stride));
            _kernel.Smooth(downNoise, down.Slice(y * _stride, _stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void SampleRow(FramedImage source, Span<float> image, int y, ReadOnlySpan<float> right, ReadOnlySpan<float> down)
    {
        ref float first = ref MemoryMarshal.GetReference(image);
        int start = y * Shape.Width;
        for (int x = 0; x < Shape.Width; x++)
            source.Sample(ref first, start + x, x + right[x], y + down[x]);
    }

    private static Span<float> Take(ref Span<float> scratch, int length)
    {
        var taken = scratch[..length];
        scratch = scratch[length..];
        return taken;
    }
}

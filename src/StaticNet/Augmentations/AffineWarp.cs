using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Augmentations;

/// <summary>Resamples images along an <see cref="AffineMap"/>.</summary>
internal static class AffineWarp
{
    /// <summary>Changes an image in place, with one bilinear interpolation; along the identity it keeps each bit.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <param name="scratch">Space for a <see cref="FramedImage"/>.</param>
    /// <param name="map">Where pixels come from.</param>
    /// <param name="fill">The value outside.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(ImageShape shape, Span<float> image, Span<float> scratch, in AffineMap map, float fill)
    {
        if (map.IsIdentity)
            return;
        var source = new FramedImage(shape, image, scratch, fill);
        ref float first = ref MemoryMarshal.GetReference(image);
        double xx = map.XX, yx = map.YX;
        for (int y = 0, index = 0; y < shape.Height; y++)
        {
            double sourceX = (map.XY * y) + map.X0;
            double sourceY = (map.YY * y) + map.Y0;
            for (int x = 0; x < shape.Width; x++, index++)
                source.Sample(ref first, index, (float)((xx * x) + sourceX), (float)((yx * x) + sourceY));
        }
    }
}

using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.CompilerServices;

/// <summary>Losses and their gradients times the scales of samples. It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleScales
{
    /// <summary>
    /// Multiplies each sample's loss and gradient by its scale. A scale of 0 gives 0, whatever there is: such a sample has no say, even
    /// with a loss that isn't finite.
    /// </summary>
    /// <param name="gradient">The first of <c>[rows, stride]</c>.</param>
    /// <param name="length">The elements of a row, a multiple of 16.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="losses">The first of <c>[rows]</c>.</param>
    /// <param name="scales">The first of <c>[rows]</c>.</param>
    /// <param name="rows">The samples.</param>
    public static void Apply(ref float gradient, int length, int stride, ref float losses, ref float scales, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            float scale = Unsafe.Add(ref scales, row);
            ref float loss = ref Unsafe.Add(ref losses, row);
            ref float first = ref Unsafe.Add(ref gradient, row * stride);
            loss = scale == 0 ? 0 : loss * scale;
            for (int c = 0; c < length; c += Vector<float>.Count)
            {
                ref float elements = ref Unsafe.Add(ref first, c);
                (scale == 0 ? Vector<float>.Zero : Vector.LoadUnsafe(ref elements) * scale).StoreUnsafe(ref elements);
            }
        }
    }
}

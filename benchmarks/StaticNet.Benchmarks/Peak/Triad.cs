using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Peak;

/// <summary>Memory bandwidth by <c>a = b + factor · c</c> over three arrays.</summary>
/// <param name="length">The elements of each array, a multiple of 16.</param>
internal sealed class Triad(int length)
{
    private const float Factor = 3f;

    private readonly AlignedBuffer<float> _a = new(length);
    private readonly AlignedBuffer<float> _b = new(length);
    private readonly AlignedBuffer<float> _c = new(length);

    /// <summary>Measures.</summary>
    /// <returns>GB/s: two arrays read and one written; that writing may read a line first isn't counted.</returns>
    public double Measure()
    {
        // Pages that were never written may all be one page of zeros.
        _b.Span.Fill(1);
        _c.Span.Fill(2);
        Action run = Vector512.IsHardwareAccelerated ? Run512 : RunVector;
        return Rate.Best(run, 3.0 * sizeof(float) * length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run512()
    {
        var factor = Vector512.Create(Factor);
        ref float a = ref _a.Reference, b = ref _b.Reference, c = ref _c.Reference;
        for (nuint i = 0; i < (nuint)_a.Length; i += (nuint)Vector512<float>.Count)
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref c, i), factor, Vector512.LoadUnsafe(ref b, i)).StoreUnsafe(ref a, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunVector()
    {
        var factor = Vector.Create(Factor);
        ref float a = ref _a.Reference, b = ref _b.Reference, c = ref _c.Reference;
        for (nuint i = 0; i < (nuint)_a.Length; i += (nuint)Vector<float>.Count)
            Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref c, i), factor, Vector.LoadUnsafe(ref b, i)).StoreUnsafe(ref a, i);
    }
}

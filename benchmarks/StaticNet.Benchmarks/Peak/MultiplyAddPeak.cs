using System.Numerics;
using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks.Peak;

/// <summary>The machine's multiply-add peak on one thread, by vector type.</summary>
/// <param name="Vector512">GFLOP/s on 512-bit vectors; null where the hardware lacks them.</param>
/// <param name="Vector256">GFLOP/s on 256-bit vectors; null where the hardware lacks them.</param>
/// <param name="Vector">GFLOP/s on <see cref="Vector{T}"/>.</param>
internal sealed record MultiplyAddPeak(double? Vector512, double? Vector256, double Vector)
{
    private const int Iterations = 10_000;
    private const float Factor = 0.5f;
    private const float Term = 0.25f;

    // Keeps the loops' results alive.
    private static float _sink;

    /// <summary>The highest of the three.</summary>
    public double Highest => Math.Max(Vector, Math.Max(Vector512 ?? 0, Vector256 ?? 0));

    /// <summary>Measures.</summary>
    public static MultiplyAddPeak Measure() => new(
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? Best(MultiplyAddLoops.Run512, Vector512<float>.Count) : null,
        System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? Best(MultiplyAddLoops.Run256, Vector256<float>.Count) : null,
        Best(MultiplyAddLoops.RunVector, Vector<float>.Count));

    /// <summary>The better of two measurements.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    public static MultiplyAddPeak Better(MultiplyAddPeak first, MultiplyAddPeak second) => new(
        Better(first.Vector512, second.Vector512), Better(first.Vector256, second.Vector256), Math.Max(first.Vector, second.Vector));

    private static double? Better(double? first, double? second) => first > second ? first : second;

    private static double Best(Func<int, float, float, float> loop, int lanes) => Rate.Best(
        () => _sink += loop(Iterations, Factor, Term), 2.0 * Iterations * MultiplyAddLoops.MultiplyAddsPerIteration * lanes);
}

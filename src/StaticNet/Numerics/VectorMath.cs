using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// Elementary functions of floats and vectors of floats for generated kernels: straight-line code made to be inlined. Each is
/// written once, so one float, <see cref="Vector{T}"/> and <see cref="Vector512{T}"/> give the same bits, on any machine with
/// fused multiply-add. Errors are the largest over every float, in units in the last place of the exact result
/// (denormal results included), measured with fused multiply-add and without.
/// </summary>
/// <remarks>
/// A method has room for six of them: with eight copies of the <see cref="Vector512{T}"/> form (Exp: twelve) the JIT's limit of
/// locals was reached on .NET 10, and operations became calls. Loops, not more copies, make longer rows.
/// </remarks>
public static class VectorMath
{
    /// <summary>eˣ. +∞ above 88.72, gradual underflow below −87.34, 0 below −103.97; NaN stays NaN. Error at most 1.01 ulp.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => ExpKernel.Exp<Vector512Lanes>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => ExpKernel.Exp<VectorLanes>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => ExpKernel.Exp<ScalarLanes>(x);

    /// <summary>
    /// eˣ − 1 without the loss of digits near 0; ±0 stays ±0, −1 below −17.33, +∞ above 88.72; NaN stays NaN. Error at most
    /// 1.46 ulp (1.52 without fused multiply-add).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpMinusOne(Vector512<float> x) => ExpKernel.ExpMinusOne<Vector512Lanes>(x);

    /// <inheritdoc cref="ExpMinusOne(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpMinusOne(Vector<float> x) => ExpKernel.ExpMinusOne<VectorLanes>(x);

    /// <inheritdoc cref="ExpMinusOne(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpMinusOne(float x) => ExpKernel.ExpMinusOne<ScalarLanes>(x);

    /// <summary>The natural logarithm. −∞ for ±0, NaN below 0, +∞ for +∞; denormals are exact inputs. Error at most 0.84 ulp.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => LogKernel.Log<Vector512Lanes>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x) => LogKernel.Log<VectorLanes>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => LogKernel.Log<ScalarLanes>(x);

    /// <summary>The hyperbolic tangent. Odd, ±0 stays ±0, exactly ±1 from 9.02 on; NaN stays NaN. Error at most 1.21 ulp.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => TanhKernel.Tanh<Vector512Lanes>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) => TanhKernel.Tanh<VectorLanes>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => TanhKernel.Tanh<ScalarLanes>(x);

    /// <summary>
    /// The logistic function 1 / (1 + e⁻ˣ). 1 from 16.7 on, gradual underflow below −87.34, 0 below −103.97; NaN stays NaN.
    /// Error at most 2.41 ulp.
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => SigmoidKernel.Sigmoid<Vector512Lanes>(x);

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => SigmoidKernel.Sigmoid<VectorLanes>(x);

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => SigmoidKernel.Sigmoid<ScalarLanes>(x);

    /// <summary>
    /// The error function 2/√π · ∫₀ˣ e^(−t²) dt. Odd, ±0 stays ±0, exactly ±1 from 3.92 on; NaN stays NaN. Error at most
    /// 0.99 ulp (1.32 without fused multiply-add).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x) => ErfKernel.Erf<Vector512Lanes>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x) => ErfKernel.Erf<VectorLanes>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => ErfKernel.Erf<ScalarLanes>(x);

    /// <summary>
    /// Softmax of one row: <c>pᵢ = e^(xᵢ − max) / Σ e^(xⱼ − max)</c>, summed in <see cref="FixedOrder"/>. Stays finite for
    /// logits of any size; NaN, +∞ or nothing but −∞ among them makes the row NaN.
    /// </summary>
    /// <param name="logits"><c>[classes]</c></param>
    /// <param name="probabilities">Receives <c>[classes]</c>; may be the same memory as the logits.</param>
    /// <exception cref="ArgumentException">The lengths differ; nothing was written.</exception>
    public static void SoftmaxRow(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        if (probabilities.Length != logits.Length)
            throw new ArgumentException(
                $"There are {logits.Length} logits, but the span has {probabilities.Length} elements.", nameof(probabilities));
        if (Vector512.IsHardwareAccelerated)
            SoftmaxKernel.Row<Vector512Lanes>(logits, probabilities);
        else
            SoftmaxKernel.Row<VectorLanes>(logits, probabilities);
    }

    /// <summary>The sigmoid of each element, with the bits of <see cref="Sigmoid(float)"/>.</summary>
    /// <param name="logits"><c>[outputs]</c></param>
    /// <param name="probabilities">Receives <c>[outputs]</c>; may be the same memory as the logits.</param>
    /// <exception cref="ArgumentException">The lengths differ; nothing was written.</exception>
    public static void SigmoidRow(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        if (probabilities.Length != logits.Length)
            throw new ArgumentException(
                $"There are {logits.Length} logits, but the span has {probabilities.Length} elements.", nameof(probabilities));
        for (int i = 0; i < logits.Length; i++)
            probabilities[i] = Sigmoid(logits[i]);
    }
}

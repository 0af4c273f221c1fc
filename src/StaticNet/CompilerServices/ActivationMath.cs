using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// Activations that are more than a few operations, and their derivatives, as <see cref="VectorMath"/> has elementary
/// functions: the same bits at each width. Errors are the largest over every float, in units in the last place of the exact
/// result, measured with fused multiply-add and without; those of derivatives, which cross zero, are in units of 2⁻²⁴ where
/// the derivative is smaller than 1.
/// </summary>
public static class ActivationMath
{
    /// <summary>
    /// ln(1 + eˣ). x from 17.4 on, gradual underflow below −87.34, 0 below −103.97; NaN stays NaN. Error at most
    /// 1.66 ulp.
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x) => SoftplusKernel.Softplus<Vector512Lanes>(x);

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x) => SoftplusKernel.Softplus<VectorLanes>(x);

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => SoftplusKernel.Softplus<ScalarLanes>(x);

    /// <summary>
    /// x·Φ(x), Φ the distribution function of the standard normal. −0 below −14.2; NaN stays NaN. Error at most 6.69
    /// ulp (67 without fused multiply-add, far below 0).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gelu(Vector512<float> x) => GeluKernel.Gelu<Vector512Lanes>(x);

    /// <inheritdoc cref="Gelu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Gelu(Vector<float> x) => GeluKernel.Gelu<VectorLanes>(x);

    /// <inheritdoc cref="Gelu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Gelu(float x) => GeluKernel.Gelu<ScalarLanes>(x);

    /// <summary>
    /// Φ(x) + x·φ(x), the derivative of <see cref="Gelu(float)"/>. NaN stays NaN. Error at most 3.65 units (4.1 without
    /// fused multiply-add).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluDerivative(Vector512<float> x) => GeluKernel.Derivative<Vector512Lanes>(x);

    /// <inheritdoc cref="GeluDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GeluDerivative(Vector<float> x) => GeluKernel.Derivative<VectorLanes>(x);

    /// <inheritdoc cref="GeluDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluDerivative(float x) => GeluKernel.Derivative<ScalarLanes>(x);

    /// <summary>
    /// x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2. −0 below −10.4; NaN stays NaN. Error at most 216 ulp: the
    /// exponential far below 0 shows the rounding of its argument, as the last digits of 1e-38.
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanh(Vector512<float> x) => GatedKernel.Gelu<Vector512Lanes>(x);

    /// <inheritdoc cref="GeluTanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GeluTanh(Vector<float> x) => GatedKernel.Gelu<VectorLanes>(x);

    /// <inheritdoc cref="GeluTanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanh(float x) => GatedKernel.Gelu<ScalarLanes>(x);

    /// <summary>The derivative of <see cref="GeluTanh(float)"/>. NaN stays NaN. Error at most 3 units.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanhDerivative(Vector512<float> x) => GatedKernel.GeluDerivative<Vector512Lanes>(x);

    /// <inheritdoc cref="GeluTanhDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GeluTanhDerivative(Vector<float> x) => GatedKernel.GeluDerivative<VectorLanes>(x);

    /// <inheritdoc cref="GeluTanhDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanhDerivative(float x) => GatedKernel.GeluDerivative<ScalarLanes>(x);

    /// <summary>x / (1 + e⁻ˣ). −0 below −108.7; NaN stays NaN. Error at most 3.4 ulp.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Silu(Vector512<float> x) => GatedKernel.Silu<Vector512Lanes>(x);

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Silu(Vector<float> x) => GatedKernel.Silu<VectorLanes>(x);

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Silu(float x) => GatedKernel.Silu<ScalarLanes>(x);

    /// <summary>
    /// σ(x)·(1 + x·(1 − σ(x))), the derivative of <see cref="Silu(float)"/>. NaN stays NaN. Error at most 2.67
    /// units (2.8 without fused multiply-add).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SiluDerivative(Vector512<float> x) => GatedKernel.SiluDerivative<Vector512Lanes>(x);

    /// <inheritdoc cref="SiluDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SiluDerivative(Vector<float> x) => GatedKernel.SiluDerivative<VectorLanes>(x);

    /// <inheritdoc cref="SiluDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SiluDerivative(float x) => GatedKernel.SiluDerivative<ScalarLanes>(x);

    /// <summary>x·tanh(ln(1 + eˣ)). −0 below −108.7; NaN stays NaN. Error at most 4.7 ulp.</summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mish(Vector512<float> x) => MishKernel.Mish<Vector512Lanes>(x);

    /// <inheritdoc cref="Mish(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Mish(Vector<float> x) => MishKernel.Mish<VectorLanes>(x);

    /// <inheritdoc cref="Mish(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mish(float x) => MishKernel.Mish<ScalarLanes>(x);

    /// <summary>
    /// The derivative of <see cref="Mish(float)"/>. NaN stays NaN. Error at most 3.33 units (4.2 without fused
    /// multiply-add).
    /// </summary>
    /// <param name="x">The argument of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MishDerivative(Vector512<float> x) => MishKernel.Derivative<Vector512Lanes>(x);

    /// <inheritdoc cref="MishDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MishDerivative(Vector<float> x) => MishKernel.Derivative<VectorLanes>(x);

    /// <inheritdoc cref="MishDerivative(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MishDerivative(float x) => MishKernel.Derivative<ScalarLanes>(x);
}

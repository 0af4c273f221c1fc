using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace StaticNet.CompilerServices;

/// <summary>
/// <c>a · b + c</c>, fused where the machine does so. WebAssembly has no fused one, and its runtime would estimate lane by lane: there it is a product and
/// a sum of whole vectors, which have the same bits. It is public for generated code.
/// </summary>
// Whether WebAssembly's vectors are supported every compiler knows when it reads the method, and so sees one of the two alone.
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneArithmetic
{
    /// <summary>Multiplies and adds floats.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The addend.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) =>
        PackedSimd.IsSupported ? (a * b) + c : Vector.MultiplyAddEstimate(a, b, c);

    /// <summary>Multiplies and adds doubles.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The addend.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> MultiplyAdd(Vector<double> a, Vector<double> b, Vector<double> c) =>
        PackedSimd.IsSupported ? (a * b) + c : Vector.MultiplyAddEstimate(a, b, c);

    /// <summary>Multiplies and adds doubles, eight at a time.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The addend.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        PackedSimd.IsSupported ? (a * b) + c : Vector512.MultiplyAddEstimate(a, b, c);
}

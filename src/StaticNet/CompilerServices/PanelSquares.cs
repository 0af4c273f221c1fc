using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The sums of squared gradients that kernels leave for each panel of 16 outputs, <c>[panels, 16]</c>. Kernels square in
/// float, eight inputs at a time, which is right to a few parts in 10⁷ unless squares overflow float or vanish in it; such
/// panels are summed again in double. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelSquares
{
    /// <summary>
    /// A float square is wrong by at most 2⁻¹⁵⁰ beyond its rounding: all the squares of a panel of a hundred million inputs
    /// are wrong by less than a part in 10⁶ of this.
    /// </summary>
    private const double Smallest = 1e-30;

    private const int Width = FixedOrder.LaneCount;

    /// <summary>Sets the sums to zero.</summary>
    /// <param name="squares"><c>[panels, 16]</c></param>
    /// <param name="panels">The number of panels.</param>
    public static void Clear(ref double squares, int panels)
    {
        for (int lane = 0; lane < panels * Width; lane += Vector512<double>.Count)
            Vector512<double>.Zero.StoreUnsafe(ref Unsafe.Add(ref squares, lane));
    }

    /// <summary>
    /// Sums the squares of a panel in double where the sums tell that float wasn't enough: they are not finite, or nowhere
    /// above 1e-30. The sixteen lanes of a panel decide together, so the choice depends on neither vectors nor workers.
    /// Lengths aren't checked.
    /// </summary>
    /// <param name="gradient">The gradients, <c>[panels, inputs, 16]</c>.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    /// <param name="inputs">The inputs of a panel.</param>
    /// <param name="panels">The number of panels.</param>
    /// <param name="squares">The sums of the panels, <c>[panels, 16]</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Refine(ref readonly float gradient, int panelStride, int inputs, int panels, ref double squares)
    {
        var smallest = Vector512.Create(Smallest);
        var infinity = Vector512.Create(double.PositiveInfinity);
        for (int panel = 0; panel < panels; panel++)
        {
            ref double lanes = ref Unsafe.Add(ref squares, panel * Width);
            var sums = Vector512.LoadUnsafe(ref lanes) + Vector512.LoadUnsafe(ref lanes, Width / 2);
            if (!Vector512.GreaterThanAny(sums, smallest) || !Vector512.LessThanAll(sums, infinity))
                Sum(in Unsafe.Add(ref Unsafe.AsRef(in gradient), panel * panelStride), inputs, ref lanes);
        }
    }

    /// <summary>Sums the squares of a panel, which are exact in double. Lengths aren't checked.</summary>
    /// <param name="gradient">The elements, <c>[inputs, 16]</c>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="lanes">Receives the sums, 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Sum(ref readonly float gradient, int inputs, ref double lanes)
    {
        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        for (int input = 0; input < inputs; input++)
        {
            var (left, right) = Vector512.Widen(Vector512.LoadUnsafe(in gradient, (nuint)input * Width));
            lower = LaneArithmetic.MultiplyAdd(left, left, lower);
            upper = LaneArithmetic.MultiplyAdd(right, right, upper);
        }

        lower.StoreUnsafe(ref lanes);
        upper.StoreUnsafe(ref lanes, Width / 2);
    }
}

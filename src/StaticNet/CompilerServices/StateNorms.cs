using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// How a recurrence's gradient changes its norm from step to step, and what keeps it: equation 10 of Pascanu, Mikolov and Bengio 2013, with squared norms. Emitted code calls it
/// with rows of whole panels, which aren't checked.
/// </summary>
public static class StateNorms
{
    /// <summary>The least squared norm of a gradient that counts; a smaller one is as good as none.</summary>
    public const double LeastSquare = 1e-20;

    /// <summary>Keeps the gradient of a step's states, <c>kept = carried</c>, where they are read by nothing but the next step.</summary>
    /// <param name="carried">What comes back from the next step.</param>
    /// <param name="carriedStride">From one sample to the next.</param>
    /// <param name="kept">Receives it.</param>
    /// <param name="keptStride">From one sample to the next.</param>
    /// <param name="length">The elements of a row, whole panels.</param>
    /// <param name="rows">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Keep(ref float carried, int carriedStride, ref float kept, int keptStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
            RowOf(ref carried, row, carriedStride, length).CopyTo(RowOf(ref kept, row, keptStride, length));
    }

    /// <summary>Keeps the gradient of a step's states, <c>kept = carried + made</c>.</summary>
    /// <param name="carried">What comes back from the next step.</param>
    /// <param name="carriedStride">From one sample to the next.</param>
    /// <param name="made">What comes from those that read the states.</param>
    /// <param name="madeStride">From one sample to the next.</param>
    /// <param name="kept">Receives it.</param>
    /// <param name="keptStride">From one sample to the next.</param>
    /// <param name="length">The elements of a row, whole panels.</param>
    /// <param name="rows">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Keep(ref float carried, int carriedStride, ref float made, int madeStride, ref float kept, int keptStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float left = ref Unsafe.Add(ref carried, (nint)row * carriedStride), right = ref Unsafe.Add(ref made, (nint)row * madeStride);
            ref float sum = ref Unsafe.Add(ref kept, (nint)row * keptStride);
            for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
                (Vector.LoadUnsafe(ref left, i) + Vector.LoadUnsafe(ref right, i)).StoreUnsafe(ref sum, i);
        }
    }

    /// <summary>
    /// Turns the gradient d of a step's states into what the weights are pulled by, <c>4·(‖v‖²/‖d‖² − 1)/‖d‖² · v</c> of the gradient v that it sends to the step before; 0 where
    /// <c>‖d‖²</c> is below <see cref="LeastSquare"/>, and elsewhere <c>live</c> counts one more.
    /// </summary>
    /// <param name="sent">v.</param>
    /// <param name="sentStride">From one sample to the next.</param>
    /// <param name="kept">d, and then what the weights are pulled by.</param>
    /// <param name="keptStride">From one sample to the next.</param>
    /// <param name="units">The units of a row.</param>
    /// <param name="live">The steps of each sample that count.</param>
    /// <param name="liveStride">From one sample to the next.</param>
    /// <param name="rows">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Turn(ref float sent, int sentStride, ref float kept, int keptStride, int units, ref float live, int liveStride, int rows)
    {
        for (int row = 0; row < rows; row++)
            Turn(RowOf(ref sent, row, sentStride, units), RowOf(ref kept, row, keptStride, units), ref Unsafe.Add(ref live, (nint)row * liveStride));
    }

    /// <summary>The same of samples that may have fewer steps: one that doesn't have this step pulls the weights by 0 in it, and doesn't count it.</summary>
    /// <param name="sent">v.</param>
    /// <param name="sentStride">From one sample to the next.</param>
    /// <param name="kept">d, and then what the weights are pulled by.</param>
    /// <param name="keptStride">From one sample to the next.</param>
    /// <param name="units">The units of a row.</param>
    /// <param name="live">The steps of each sample that count.</param>
    /// <param name="liveStride">From one sample to the next.</param>
    /// <param name="lengths">The steps that each sample has.</param>
    /// <param name="step">The step.</param>
    /// <param name="rows">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Turn(
        ref float sent, int sentStride, ref float kept, int keptStride, int units, ref float live, int liveStride, ref int lengths, nint step, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            var from = RowOf(ref kept, row, keptStride, units);
            if (step < Unsafe.Add(ref lengths, row))
                Turn(RowOf(ref sent, row, sentStride, units), from, ref Unsafe.Add(ref live, (nint)row * liveStride));
            else
                from.Clear();
        }
    }

    /// <summary>The root mean square of a row: a float for any finite row, where the norm of many elements could be none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="length">Its elements.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float SizeOf(ref float row, int length) => (float)Math.Sqrt(FixedOrder.SumOfSquares(MemoryMarshal.CreateReadOnlySpan(ref row, length)) / length);

    /// <summary>Sets the steps of each sample that count to 0.</summary>
    /// <param name="live">The steps that count.</param>
    /// <param name="liveStride">From one sample to the next.</param>
    /// <param name="rows">The samples.</param>
    public static void Clear(ref float live, int liveStride, int rows)
    {
        for (int row = 0; row < rows; row++)
            Unsafe.Add(ref live, (nint)row * liveStride) = 0;
    }

    /// <summary>
    /// The states that the weights' gradient is to be the product with, <c>states = before + weight / Σ live · pulls</c>: those before each step, and the regularizer's mean over all steps of all samples
    /// that count.
    /// </summary>
    /// <param name="before">The states before each step.</param>
    /// <param name="pulls">What the weights are pulled by.</param>
    /// <param name="live">The steps of each sample that count.</param>
    /// <param name="liveStride">From one sample to the next.</param>
    /// <param name="states">Receives them; may be the place of what the weights are pulled by.</param>
    /// <param name="sampleLength">The elements of a sample, whole panels.</param>
    /// <param name="weight">The weight of the regularizer.</param>
    /// <param name="rows">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(ref float before, ref float pulls, ref float live, int liveStride, ref float states, int sampleLength, float weight, int rows)
    {
        long count = 0;
        for (int row = 0; row < rows; row++)
            count += (long)Unsafe.Add(ref live, (nint)row * liveStride);
        var factor = new Vector<float>(count == 0 ? 0 : (float)(weight / (double)count));
        nuint length = (nuint)rows * (nuint)sampleLength;
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
            LaneArithmetic.MultiplyAdd(factor, Vector.LoadUnsafe(ref pulls, i), Vector.LoadUnsafe(ref before, i)).StoreUnsafe(ref states, i);
    }

    private static void Turn(Span<float> to, Span<float> from, ref float live)
    {
        double square = FixedOrder.SumOfSquares(from), factor = 0;
        if (square >= LeastSquare)
        {
            factor = 4 * (FixedOrder.SumOfSquares(to) / square - 1) / square;
            live += 1;
        }

        for (int i = 0; i < from.Length; i++)
            from[i] = (float)(factor * to[i]);
    }

    private static Span<float> RowOf(ref float rows, int row, int stride, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, (nint)row * stride), length);
}

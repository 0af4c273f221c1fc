using System.Runtime.InteropServices;

namespace StaticNet.Numerics;

/// <summary>
/// pᵢ = e^(xᵢ − max) / Σ e^(xⱼ − max). The maximum is exact in any order, the sum is <see cref="FixedOrder"/>'s, and the rest
/// is done lane by lane: the same bits at each width.
/// </summary>
internal static class SoftmaxKernel
{
    /// <summary>The widest <see cref="ILanes{TSelf}"/>.</summary>
    private const int MostLanes = 16;

    public static void Row<T>(ReadOnlySpan<float> logits, Span<float> probabilities)
        where T : struct, ILanes<T>
    {
        // The last lanes work on a padded copy, so that a row of ten classes is one vector instead of ten numbers.
        int whole = logits.Length / T.Count * T.Count;
        Span<float> rest = stackalloc float[MostLanes];
        rest.Fill(float.NegativeInfinity);
        logits[whole..].CopyTo(rest);

        T largest = T.All(Largest<T>(logits, rest, whole));
        ref float source = ref MemoryMarshal.GetReference(logits);
        ref float target = ref MemoryMarshal.GetReference(probabilities);
        for (int index = 0; index < whole; index += T.Count)
            T.Store(ExpKernel.ExpUpTo0(T.Load(ref source, index) - largest), ref target, index);
        T.Store(ExpKernel.ExpUpTo0(T.Load(ref rest[0], 0) - largest), ref rest[0], 0);
        rest[..(logits.Length - whole)].CopyTo(probabilities[whole..]);

        T sum = T.All((float)FixedOrder.Sum(probabilities));
        for (int index = 0; index < whole; index += T.Count)
            T.Store(T.Load(ref target, index) / sum, ref target, index);
        T.Store(T.Load(ref rest[0], 0) / sum, ref rest[0], 0);
        rest[..(logits.Length - whole)].CopyTo(probabilities[whole..]);
    }

    private static float Largest<T>(ReadOnlySpan<float> logits, Span<float> rest, int whole)
        where T : struct, ILanes<T>
    {
        ref float source = ref MemoryMarshal.GetReference(logits);
        T largest = T.Load(ref rest[0], 0);
        for (int index = 0; index < whole; index += T.Count)
        {
            T next = T.Load(ref source, index);
            largest = T.SelectGreater(next, largest, next, largest);
        }

        Span<float> lanes = stackalloc float[MostLanes];
        T.Store(largest, ref lanes[0], 0);
        float result = lanes[0];
        for (int lane = 1; lane < T.Count; lane++)
            result = lanes[lane] > result ? lanes[lane] : result;
        return result;
    }
}

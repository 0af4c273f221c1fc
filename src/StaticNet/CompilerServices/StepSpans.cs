namespace StaticNet.CompilerServices;

/// <summary>The elements of samples that have fewer steps than there is room for.</summary>
internal static class StepSpans
{
    /// <summary>Copies what samples have; what is beyond becomes 0.</summary>
    /// <param name="from"><c>[samples, length]</c></param>
    /// <param name="to">Receives it.</param>
    /// <param name="length">The elements of a sample with every step.</param>
    /// <param name="lengths">The elements that each sample has.</param>
    public static void Copy(ReadOnlySpan<int> from, Span<int> to, int length, ReadOnlySpan<int> lengths)
    {
        for (int start = 0, sample = 0; start < from.Length; start += length, sample++)
        {
            from.Slice(start, lengths[sample]).CopyTo(to[start..]);
            to[(start + lengths[sample])..(start + length)].Clear();
        }
    }

    /// <summary>Sets what is beyond the steps of samples to 0.</summary>
    /// <param name="rows"><c>[samples, steps, length]</c></param>
    /// <param name="length">The elements of a step.</param>
    /// <param name="steps">The steps that there is room for.</param>
    /// <param name="lengths">Those that each sample has.</param>
    public static void ClearBeyond<T>(Span<T> rows, int length, int steps, ReadOnlySpan<int> lengths)
    {
        for (int sample = 0; sample < lengths.Length; sample++)
            rows[(((sample * steps) + lengths[sample]) * length)..((sample + 1) * steps * length)].Clear();
    }
}

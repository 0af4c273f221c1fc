using CsCheck;

namespace StaticNet.Generators.Tests;

/// <summary>Draws that are the same in every run: a change is judged by what it changes, and not by what chance found that day.</summary>
/// <remarks>Tests asked for by <c>-explicit only</c> draw anew in each run, to find what these miss.</remarks>
internal static class FixedDraws
{
    /// <summary>What a generator draws from fixed seeds.</summary>
    /// <typeparam name="T">What is drawn.</typeparam>
    /// <param name="gen">The generator.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<T> Of<T>(Gen<T> gen, int count)
    {
        for (int i = 0; i < count; i++)
            yield return gen.Generate(new PCG(1, (ulong)i), null, out _);
    }
}

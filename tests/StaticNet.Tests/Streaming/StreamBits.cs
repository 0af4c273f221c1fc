using System.Globalization;

namespace StaticNet.Tests.Streaming;

/// <summary>Streams beside windows, element by element.</summary>
internal static class StreamBits
{
    /// <summary>The counts of streams: a row alone, fewer rows than a tile has, and some more.</summary>
    public static readonly int[] Counts = [1, 3, 8, 21];

    /// <summary>How many outputs have been compared, and how many of them have other bits, for all networks and counts: <c>12345 0</c>.</summary>
    public static string Compute()
    {
        int compared = 0, different = 0;
        foreach (int count in Counts)
            foreach (var stream in StreamCase.All(count))
                for (int step = 0; step < stream.Steps; step++)
                {
                    float[] expected = stream.Expected(step), computed = stream.Compute(step);
                    compared += expected.Length;
                    different += expected.Zip(computed).Count(pair => BitConverter.SingleToInt32Bits(pair.First) != BitConverter.SingleToInt32Bits(pair.Second));
                }

        return string.Create(CultureInfo.InvariantCulture, $"{compared} {different}");
    }
}

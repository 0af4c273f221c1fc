namespace StaticNet.Data;

/// <summary>The grey of colours, as ITU-R BT.601 weighs them.</summary>
internal static class Luma
{
    /// <summary>(77 red + 150 green + 29 blue) / 256: the same number for a grey.</summary>
    public static byte Of(int red, int green, int blue) => (byte)(((77 * red) + (150 * green) + (29 * blue)) >> 8);
}

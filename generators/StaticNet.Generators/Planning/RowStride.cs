namespace StaticNet.Generators.Planning;

/// <summary>How far rows of a buffer are apart.</summary>
internal static class RowStride
{
    /// <summary>A multiple of this many floats, 1 KiB, puts the rows of a column into few sets of the cache.</summary>
    public const int Colliding = 256;

    /// <summary>From one row to the next: padded to 16, and away from strides that collide.</summary>
    /// <param name="length">The elements of a row.</param>
    public static int Of(int length)
    {
        int padded = checked(length + 15) / 16 * 16;
        return padded % Colliding == 0 ? checked(padded + 16) : padded;
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Files;

/// <summary>Names and sizes of <see cref="SafetensorsType"/>.</summary>
internal static class SafetensorsTypes
{
    // Indexed by the type.
    private static readonly ImmutableArray<(string Name, int Bits)> Types =
    [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8), ("F8_E5M2", 8), ("F8_E4M3", 8), ("F8_E8M0", 8),
        ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16), ("I32", 32), ("U32", 32), ("F32", 32),
        ("C64", 64), ("F64", 64), ("I64", 64), ("U64", 64),
    ];

    /// <summary>The name in a file.</summary>
    /// <param name="type">The type.</param>
    public static string NameOf(SafetensorsType type) => Types[(int)type].Name;

    /// <summary>The bits of an element.</summary>
    /// <param name="type">The type.</param>
    public static int BitsOf(SafetensorsType type) => Types[(int)type].Bits;

    /// <summary>The type of a name.</summary>
    /// <param name="name">The name in a file.</param>
    /// <param name="type">The type.</param>
    public static bool TryParse(string name, [NotNullWhen(true)] out SafetensorsType? type)
    {
        for (int index = 0; index < Types.Length; index++)
            if (Types[index].Name == name)
            {
                type = (SafetensorsType)index;
                return true;
            }

        type = null;
        return false;
    }

    /// <summary>The bytes of a tensor.</summary>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape, no size negative.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Whether that is a whole number of bytes below 2⁶³, and so is each product on the way.</returns>
    public static bool TryGetLength(SafetensorsType type, ReadOnlySpan<long> shape, out long bytes)
    {
        long product = 1;
        foreach (long size in shape)
        {
            if (size != 0 && product > long.MaxValue / size)
            {
                bytes = 0;
                return false;
            }

            product *= size;
        }

        var bits = (Int128)product * BitsOf(type);
        bytes = (long)(bits / 8);
        return bits % 8 == 0 && bits / 8 <= long.MaxValue;
    }
}

namespace StaticNet.Data;

/// <summary>The table of NPY's element types.</summary>
internal static class NpyElementTypes
{
    // Kind and bytes of each type, in the order of the enumeration.
    private static readonly string[] Codes = ["b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"];

    /// <summary>The bytes of one element.</summary>
    public static int SizeOf(NpyElementType type) => Codes[(int)type][1] - '0';

    /// <summary>Whether the elements have fractions.</summary>
    public static bool IsReal(NpyElementType type) => type >= NpyElementType.Real16;

    /// <summary>The description of little-endian elements, as NumPy writes it: <c>&lt;f4</c>, <c>|u1</c>.</summary>
    public static string Describe(NpyElementType type) => (SizeOf(type) == 1 ? "|" : "<") + Codes[(int)type];

    /// <summary>Reads a description: <c>&lt;</c> little-endian, <c>&gt;</c> big-endian, <c>|</c> of single bytes; then kind and bytes.</summary>
    /// <returns>Whether it is a number of a known kind and byte order.</returns>
    public static bool TryParse(string description, out NpyElementType type, out bool isBigEndian)
    {
        int code = description.Length == 3 ? Array.IndexOf(Codes, description[1..]) : -1;
        type = (NpyElementType)code;
        isBigEndian = description.StartsWith('>');
        return code >= 0 && (isBigEndian || description[0] == '<' || (description[0] == '|' && SizeOf(type) == 1));
    }

    /// <summary>The type of an array's elements.</summary>
    /// <typeparam name="T">The type in C#.</typeparam>
    /// <exception cref="ArgumentException">NPY has no such number.</exception>
    public static NpyElementType Of<T>()
        where T : unmanaged
    {
        return
            typeof(T) == typeof(bool) ? NpyElementType.Boolean :
            typeof(T) == typeof(byte) ? NpyElementType.Unsigned8 :
            typeof(T) == typeof(ushort) ? NpyElementType.Unsigned16 :
            typeof(T) == typeof(uint) ? NpyElementType.Unsigned32 :
            typeof(T) == typeof(ulong) ? NpyElementType.Unsigned64 :
            typeof(T) == typeof(sbyte) ? NpyElementType.Signed8 :
            typeof(T) == typeof(short) ? NpyElementType.Signed16 :
            typeof(T) == typeof(int) ? NpyElementType.Signed32 :
            typeof(T) == typeof(long) ? NpyElementType.Signed64 :
            typeof(T) == typeof(Half) ? NpyElementType.Real16 :
            typeof(T) == typeof(float) ? NpyElementType.Real32 :
            typeof(T) == typeof(double) ? NpyElementType.Real64 :
            throw new ArgumentException($"NPY has no elements of type {typeof(T)}; it has bool, integers of 8 to 64 bits and reals of 16 to 64.");
    }
}

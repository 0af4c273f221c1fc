namespace StaticNet.Data;

/// <summary>The element types of an NPY file that are numbers.</summary>
public enum NpyElementType
{
    /// <summary><c>b1</c>: one byte, 0 or 1.</summary>
    Boolean,

    /// <summary><c>u1</c>: 8 bits, unsigned.</summary>
    Unsigned8,

    /// <summary><c>u2</c>: 16 bits, unsigned.</summary>
    Unsigned16,

    /// <summary><c>u4</c>: 32 bits, unsigned.</summary>
    Unsigned32,

    /// <summary><c>u8</c>: 64 bits, unsigned.</summary>
    Unsigned64,

    /// <summary><c>i1</c>: 8 bits, signed.</summary>
    Signed8,

    /// <summary><c>i2</c>: 16 bits, signed.</summary>
    Signed16,

    /// <summary><c>i4</c>: 32 bits, signed.</summary>
    Signed32,

    /// <summary><c>i8</c>: 64 bits, signed.</summary>
    Signed64,

    /// <summary><c>f2</c>: IEEE 754, 16 bits.</summary>
    Real16,

    /// <summary><c>f4</c>: IEEE 754, 32 bits.</summary>
    Real32,

    /// <summary><c>f8</c>: IEEE 754, 64 bits.</summary>
    Real64,
}

namespace StaticNet.Data;

/// <summary>The element types of an IDX file; the values are those of the third byte of its magic.</summary>
public enum IdxElementType
{
    /// <summary>8 bits, unsigned: images and labels of MNIST.</summary>
    Unsigned8 = 0x08,

    /// <summary>8 bits, signed.</summary>
    Signed8 = 0x09,

    /// <summary>16 bits, signed.</summary>
    Signed16 = 0x0B,

    /// <summary>32 bits, signed.</summary>
    Signed32 = 0x0C,

    /// <summary>IEEE 754, 32 bits.</summary>
    Real32 = 0x0D,

    /// <summary>IEEE 754, 64 bits.</summary>
    Real64 = 0x0E,
}

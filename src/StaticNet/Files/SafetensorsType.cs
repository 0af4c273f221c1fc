namespace StaticNet.Files;

/// <summary>
/// The element types of safetensors, in the reference implementation's order of rising alignment, which is also how it orders
/// the tensors of a file that it writes: the last type first.
/// </summary>
public enum SafetensorsType
{
    /// <summary>A byte that is 0 or 1; <c>BOOL</c>.</summary>
    Boolean,

    /// <summary>4 bits, floating point; <c>F4</c>.</summary>
    F4,

    /// <summary>6 bits, 2 of exponent; <c>F6_E2M3</c>.</summary>
    F6E2M3,

    /// <summary>6 bits, 3 of exponent; <c>F6_E3M2</c>.</summary>
    F6E3M2,

    /// <summary>8 bits, unsigned; <c>U8</c>.</summary>
    U8,

    /// <summary>8 bits, signed; <c>I8</c>.</summary>
    I8,

    /// <summary>8 bits, 5 of exponent; <c>F8_E5M2</c>.</summary>
    F8E5M2,

    /// <summary>8 bits, 4 of exponent; <c>F8_E4M3</c>.</summary>
    F8E4M3,

    /// <summary>8 bits, a power of two; <c>F8_E8M0</c>.</summary>
    F8E8M0,

    /// <summary>16 bits, signed; <c>I16</c>.</summary>
    I16,

    /// <summary>16 bits, unsigned; <c>U16</c>.</summary>
    U16,

    /// <summary>IEEE 754, 16 bits; <c>F16</c>.</summary>
    F16,

    /// <summary>The upper half of 32 bits of IEEE 754; <c>BF16</c>.</summary>
    BF16,

    /// <summary>32 bits, signed; <c>I32</c>.</summary>
    I32,

    /// <summary>32 bits, unsigned; <c>U32</c>.</summary>
    U32,

    /// <summary>IEEE 754, 32 bits; <c>F32</c>.</summary>
    F32,

    /// <summary>A complex number of two <see cref="F32"/>; <c>C64</c>.</summary>
    C64,

    /// <summary>IEEE 754, 64 bits; <c>F64</c>.</summary>
    F64,

    /// <summary>64 bits, signed; <c>I64</c>.</summary>
    I64,

    /// <summary>64 bits, unsigned; <c>U64</c>.</summary>
    U64,
}

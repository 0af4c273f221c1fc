using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Text;

/// <summary>
/// The vector type that a body of kernels is written in. One emitter writes both: 512-bit vectors, where a panel of 16
/// outputs is one vector, and <c>Vector&lt;float&gt;</c>, whose width the JIT fills in (4 or 8 lanes), where a panel is
/// taken in parts of two vectors.
/// </summary>
/// <remarks>
/// A body names its types by aliases, so that it is short and reads the same for both: <c>Lanes</c> has the static methods, <c>Floats</c>,
/// <c>Doubles</c>, <c>Masks</c>, <c>Integers</c> and <c>Words</c> are vectors.
/// </remarks>
/// <param name="ClassName">The nested class that holds the body.</param>
/// <param name="Description">Which machines run it, a sentence.</param>
/// <param name="Namespace">The namespace of the vectors.</param>
/// <param name="Methods">The type of the static methods, in that namespace.</param>
/// <param name="MaskElement">What a comparison of floats gives: <c>Vector</c> has its masks as integers.</param>
/// <param name="Count">The lanes, as an expression.</param>
/// <param name="PartVectors">The vectors of a part, which is what a tile takes of a panel at a time.</param>
/// <param name="Tiles">The register tiles from many rows to one.</param>
internal sealed record LaneType(
    string ClassName,
    string Description,
    string Namespace,
    string Methods,
    string MaskElement,
    string Count,
    int PartVectors,
    EquatableArray<RegisterTile> Tiles)
{
    /// <summary>512-bit vectors, with 32 registers: sixteen accumulators reach the multiply-add peak, as measured.</summary>
    public static readonly LaneType Wide = new(
        "Wide",
        "For machines with 512-bit vectors.",
        "System.Runtime.Intrinsics",
        "Vector512",
        "float",
        "16",
        PartVectors: 1,
        new(new RegisterTile(8, 2), new RegisterTile(4, 4), new RegisterTile(1, 8)));

    /// <summary>Portable vectors, for 16 registers: eight accumulators, two vectors of weights and a broadcast input.</summary>
    public static readonly LaneType Portable = new(
        "Portable",
        "For other machines, on vectors of their own width.",
        "System.Numerics",
        "Vector",
        "int",
        "Floats.Count",
        PartVectors: 2,
        new(new RegisterTile(4, 1), new RegisterTile(1, 4)));

    /// <summary>Every lane type.</summary>
    public static readonly IReadOnlyList<LaneType> All = [Wide, Portable];

    /// <summary>The rows that workers share a batch in: whole tiles of many rows of every lane type.</summary>
    public static int SharedRows => All.Max(lanes => lanes.MainTile.Rows);

    /// <summary>The names of a body's types, and what they stand for.</summary>
    public IEnumerable<(string Alias, string Type)> Aliases =>
    [
        (Type, $"{Namespace}.{Methods}"),
        (Float, $"{Namespace}.{Methods}<float>"),
        (Double, $"{Namespace}.{Methods}<double>"),
        (Mask, $"{Namespace}.{Methods}<{MaskElement}>"),
        (Integer, $"{Namespace}.{Methods}<int>"),
        (Word, $"{Namespace}.{Methods}<uint>"),
    ];

    /// <summary>The type of the static methods.</summary>
    public string Type { get; private init; } = "Lanes";

    /// <summary>The tile for many rows.</summary>
    public RegisterTile MainTile => Tiles[0];

    /// <summary>Whether a panel is one vector, so that parts need no loop.</summary>
    public bool IsWholePanel => PartVectors == 1 && PanelChannels == 16;

    /// <summary>The channels of a panel that are computed: all of them, or those of its first half.</summary>
    public int PanelChannels { get; private init; } = 16;

    /// <summary>
    /// The type for panels of which so many channels are used. Of up to 8 only the first half is computed: a part of it is a vector, and 512-bit vectors give
    /// way to those of 256 bits, of which no machine does less at a time.
    /// </summary>
    /// <param name="channels">The channels.</param>
    public LaneType ForChannels(int channels) => channels > 8 ? this
        : !IsWholePanel ? this with { PartVectors = 1, PanelChannels = 8 }
        : this with { PanelChannels = 8, Count = "8", Type = "Vector256", Float = "Vector256<float>", Mask = "Vector256<float>" };

    /// <summary>
    /// The type for elementwise functions of so many values of sixteen: up to 8 have vectors of the portable width, whose divisions take half the time of those of 512 bits.
    /// </summary>
    /// <param name="values">The values.</param>
    public LaneType ForValues(int values) => values > 8 || !IsWholePanel ? this : Portable with
    {
        Count = "global::System.Numerics.Vector<float>.Count",
        Type = "global::System.Numerics.Vector",
        Float = "global::System.Numerics.Vector<float>",
    };

    /// <summary>A vector of floats.</summary>
    public string Float { get; private init; } = "Floats";

    /// <summary>A vector of doubles.</summary>
    public string Double { get; } = "Doubles";

    /// <summary>What a comparison of floats gives.</summary>
    public string Mask { get; private init; } = "Masks";

    /// <summary>A vector of 32-bit integers.</summary>
    public string Integer { get; } = "Integers";

    /// <summary>A vector of 32-bit words.</summary>
    public string Word { get; } = "Words";

    public string Zero => $"{Float}.Zero";

    public string Load(string location) => $"{Type}.LoadUnsafe(ref {location})";

    /// <summary>
    /// A vector at an offset of a reference. One call: binding calls is most of what a kernel costs the compiler and its analyzers.
    /// </summary>
    public string Load(string reference, string offset) => $"{Type}.LoadUnsafe(ref {At(reference, offset)})";

    /// <summary>The statement that stores a vector at an offset of a reference; as one call, and not of an extension, which costs a search.</summary>
    public string Store(string value, string reference, string offset) => $"{Type}.StoreUnsafe({value}, ref {At(reference, offset)});";

    /// <summary>A reference and an offset as arguments. Constants and their sums are unsigned as they are.</summary>
    private static string At(string reference, string offset) => offset == "0" ? reference
        : offset.All(letter => char.IsDigit(letter) || letter is ' ' or '+') ? $"{reference}, {offset}"
        : $"{reference}, (nuint)({offset})";

    public string Broadcast(string value) => $"{Type}.Create({value})";

    /// <summary><c>a · b + c</c>, fused where the machine does so. Portable vectors are those of browsers too, where it isn't one call.</summary>
    public string MultiplyAdd(string a, string b, string c) =>
        Methods == Portable.Methods ? $"LaneArithmetic.MultiplyAdd({a}, {b}, {c})" : $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>The square root, rounded to nearest.</summary>
    public string SquareRoot(string value) => $"{Type}.{(Methods == Portable.Methods ? "SquareRoot" : "Sqrt")}({value})";

    /// <summary>Two vectors of double as one of float, each rounded to nearest.</summary>
    public string Narrow(string low, string high) => $"{Type}.Narrow({low}, {high})";

    /// <summary>The first half of a vector's lanes in double.</summary>
    public string WidenLower(string value) => $"{Type}.WidenLower({value})";

    /// <summary>The second half of a vector's lanes in double.</summary>
    public string WidenUpper(string value) => $"{Type}.WidenUpper({value})";

    public string Select(string condition, string then, string otherwise) => $"{Type}.ConditionalSelect({condition}, {then}, {otherwise})";

    public string LessThan(string a, string b) => $"{Type}.LessThan({a}, {b})";

    public string Abs(string value) => $"{Type}.Abs({value})";

    /// <summary>The larger of two in each lane; NaN where one of them is.</summary>
    public string Max(string a, string b) => $"{Type}.Max({a}, {b})";

    public string CopySign(string magnitude, string sign) => $"{Type}.CopySign({magnitude}, {sign})";

    public string GreaterThan(string a, string b) => $"{Type}.GreaterThan({a}, {b})";
}

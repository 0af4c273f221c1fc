using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The vector type that a body of kernels is written in. One emitter writes both: 512-bit vectors, where a panel of 16
/// outputs is one vector, and <c>Vector&lt;float&gt;</c>, whose width the JIT fills in (4 or 8 lanes), where a panel is
/// taken in parts of two vectors.
/// </summary>
/// <param name="ClassName">The nested class that holds the body.</param>
/// <param name="Type">The type of its static methods: <c>Vector512</c> or <c>Vector</c>.</param>
/// <param name="Count">The lanes, as an expression.</param>
/// <param name="PartVectors">The vectors of a part, which is what a tile takes of a panel at a time.</param>
/// <param name="Tiles">The register tiles from many rows to one.</param>
internal sealed record LaneType(string ClassName, string Type, string Count, int PartVectors, EquatableArray<RegisterTile> Tiles)
{
    /// <summary>512-bit vectors, with 32 registers: sixteen accumulators reach the multiply-add peak, as measured.</summary>
    public static readonly LaneType Wide =
        new("Kernels512", "Vector512", "16", PartVectors: 1, new(new RegisterTile(8, 2), new RegisterTile(4, 4), new RegisterTile(1, 8)));

    /// <summary>Portable vectors, for 16 registers: eight accumulators, two vectors of weights and a broadcast input.</summary>
    public static readonly LaneType Portable =
        new("KernelsVector", "Vector", "Vector<float>.Count", PartVectors: 2, new(new RegisterTile(4, 1), new RegisterTile(1, 4)));

    /// <summary>The tile for many rows.</summary>
    public RegisterTile MainTile => Tiles[0];

    /// <summary>Whether a panel is one vector, so that parts need no loop.</summary>
    public bool IsWholePanel => PartVectors == 1;

    public string Float => $"{Type}<float>";

    public string Double => $"{Type}<double>";

    /// <summary>What a comparison gives: <c>Vector</c> has its masks as integers.</summary>
    public string Mask => IsWholePanel ? Float : $"{Type}<int>";

    public string Zero => $"{Float}.Zero";

    public string Load(string location) => $"{Type}.LoadUnsafe(ref {location})";

    public string Broadcast(string value) => $"{Type}.Create({value})";

    public string MultiplyAdd(string a, string b, string c) => $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>The square root, rounded to nearest.</summary>
    public string SquareRoot(string value) => $"{Type}.{(IsWholePanel ? "Sqrt" : "SquareRoot")}({value})";

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

using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>Moves the rows of a window up by one, so that the first is gone, and puts the row that comes behind the last.</summary>
/// <param name="Rows">The rows of a window.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="InputStride">From one row that comes to the next.</param>
/// <param name="WindowStride">From one row of a window to the next, whole vectors.</param>
internal sealed record ShiftRows(int Rows, int Features, int InputStride, int WindowStride) : KernelPlan
{
    public override string Name => $"ShiftRows{Rows}x{Features}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("window", WindowStride, Features);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float window");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => (long)Rows * WindowStride;

    public override string Describe() =>
        $"window[rows, {Rows}, {Features}] goes up by a row, and x[rows, {Features}] becomes the last one.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        int last = (Rows - 1) * WindowStride;
        bool isWhole = Features % 16 == 0;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            // Ascending: a vector is read before its place is written.
            using (writer.Block($"for (int i = 0; i < {Literal.Of(last)}; i += {lanes.Count})"))
                writer.Line(lanes.Store(lanes.Load("window", $"i + {Literal.Of(WindowStride)}"), "window", "i"));
            writer.Line($"ref float to = ref Unsafe.Add(ref window, {Literal.Of(last)});");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i += {(isWhole ? lanes.Count : "1")})"))
                writer.Line(isWhole ? lanes.Store(lanes.Load("x", "i"), "to", "i") : "Unsafe.Add(ref to, i) = Unsafe.Add(ref x, i);");
            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(InputStride)}); window = ref Unsafe.Add(ref window, {Literal.Of(Rows * WindowStride)});");
        }
    }
}

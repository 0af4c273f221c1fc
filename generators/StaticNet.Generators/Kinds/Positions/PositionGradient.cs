using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>
/// The gradient of the rows that are added to steps: for each step the sum of its gradients over the samples in ascending order, with the sums of its squares
/// or magnitudes. The padding of a gradient is zero, and with it that of the sum.
/// </summary>
/// <param name="Steps">The rows of a sample and of the table.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="TableStride">From one row of the table's gradient to the next.</param>
/// <param name="GradientStride">From one row of the gradient that it reads to the next.</param>
/// <param name="Epilogue">What is done to the gradient as it is written.</param>
internal sealed record PositionGradient(int Steps, int Features, int TableStride, int GradientStride, GradientEpilogue Epilogue) : TableGradient
{
    private int Padded => (Features + 15) / 16 * 16;

    public override string Name => $"PositionGradient{Steps}x{Features}{Epilogue.Suffix}";

    protected override string Details => KernelDetail.Number("table", TableStride, Padded) + KernelDetail.Stride("dy", GradientStride, Features);

    public override EquatableArray<string> Parameters => new([
        "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    public override long Work => (long)Steps * Padded;

    public override string Describe() =>
        $"gradient[{Steps}, {Features}] = the sum of dy[samples, {Steps}, {Features}] over samples, with {Epilogue.Describe("its")}.";

    protected override int TableRows => Steps;

    protected override string Counted => "samples";

    protected override void EmitTable(SourceWriter writer, LaneType lanes)
    {
        writer.Line("squares = ref Unsafe.Add(ref squares, 16 * first);");
        using (writer.Block("for (int step = first; step < last; step++)"))
        {
            writer.Line($"ref float row = ref Unsafe.Add(ref gradient, (nint)step * {Literal.Of(TableStride)});");
            using (writer.Block($"for (int part = 0; part < 16; part += {lanes.Count})"))
                EmitPart(writer, lanes);
            writer.Line("squares = ref Unsafe.Add(ref squares, 16);");
        }
    }

    private void EmitPart(SourceWriter writer, LaneType lanes)
    {
        var squares = new SquareSums(lanes with { PartVectors = 2 }, 1, Epilogue);
        squares.EmitStart(writer, continues: false);
        using (writer.Block($"for (int i = part; i < {Literal.Of(TableStride)}; i += 16)"))
        {
            writer.Line($"{lanes.Float} a = {lanes.Zero};");
            writer.Line($"ref float from = ref Unsafe.Add(ref dy, (nint)step * {Literal.Of(GradientStride)} + i);");
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
                writer.Line($"a += {lanes.Load("from")}; from = ref Unsafe.Add(ref from, {Literal.Of(Steps * GradientStride)});");
            squares.EmitStore(writer, "a", 0, "Unsafe.Add(ref row, i)");
        }

        squares.EmitEnd(writer);
    }
}

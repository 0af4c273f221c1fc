using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Slopes;

/// <summary>
/// The gradient of slopes: the sum of x · dy over all x ≤ 0 that a slope acts on, in double. Of features, columns are summed each for itself; else
/// the rows of a channel in sixteen lanes and one tree.
/// </summary>
/// <param name="Norm">The rows.</param>
/// <param name="GradientStride">From one row of the gradient to the next.</param>
/// <param name="Epilogue">What is done to the gradient as it is written.</param>
internal sealed record SlopeGradient(SlopeRows Norm, int GradientStride, GradientEpilogue Epilogue) : KernelPlan
{
    public override string Name => $"SlopeGradient{Norm.Name}{Epilogue.Suffix}";

    protected override string Details => Norm.Details + KernelDetail.Stride("dy", GradientStride, Norm.Features);

    public override EquatableArray<string> Parameters => new([
        "ref float x", "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>(), "ref double lanes"]);

    public override Sharing Sharing => Sharing.None;

    public override long Work => 4L * Norm.Padded;

    private int Whole => Norm.Features / 16 * 16;

    private int Panels => (Norm.Slopes + 15) / 16;

    public override string Describe() =>
        $"gradient[{Norm.Slopes}] = the sum of x · dy where x ≤ 0{(Epilogue.Clamps ? ", clamped" : "")}, with {Epilogue.Describe("its")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (Norm.Mode == SlopeMode.Feature)
                EmitColumns(writer, lanes);
            else
                EmitChannels(writer, lanes);
            EmitEpilogue(writer, lanes);
        }
    }

    // A vector of columns at a time, over all rows.
    private void EmitColumns(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int c = 0; c < {Literal.Of(Norm.Padded)}; c += {lanes.Count})"))
        {
            writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
                EmitTerm(writer, lanes, "c", isLast: false);
            writer.Line($"{lanes.Float} sum = {lanes.Type}.Narrow(low, high);");
            if (Norm.Features % 16 != 0)
                writer.Line($"sum = {lanes.Select(Inside(lanes, "c"), "sum", lanes.Zero)};");
            writer.Line("sum.StoreUnsafe(ref Unsafe.Add(ref gradient, c));");
        }
    }

    private void EmitChannels(SourceWriter writer, LaneType lanes)
    {
        int inChannel = Norm.Mode == SlopeMode.Row ? Norm.RowsOfChannel : 1;
        using (writer.Block($"for (int channel = 0; channel < {Literal.Of(Norm.Slopes)}; channel++)"))
        {
            using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
            {
                writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero;");
                using (writer.Block($"for (int first = channel * {inChannel}; first < rows; first += {Norm.Rows})"))
                using (writer.Block($"for (int row = first; row < first + {inChannel}; row++)"))
                {
                    if (Whole > 0)
                        using (writer.Block($"for (int c = lane; c < {Whole}; c += 16)"))
                            EmitTerm(writer, lanes, "c", isLast: false);
                    if (Whole < Norm.Features)
                        EmitTerm(writer, lanes, Whole == 0 ? "lane" : $"{Whole} + lane", isLast: true);
                }

                writer.Line("low.StoreUnsafe(ref Unsafe.Add(ref lanes, lane));");
                writer.Line($"high.StoreUnsafe(ref Unsafe.Add(ref lanes, lane + {lanes.Double}.Count));");
            }

            writer.Line("Unsafe.Add(ref gradient, channel) = (float)FixedOrder.SumLanes(ref lanes);");
        }
    }

    private void EmitTerm(SourceWriter writer, LaneType lanes, string column, bool isLast)
    {
        using (writer.Block())
        {
            writer.Line($"{lanes.Float} v = {lanes.Load($"Unsafe.Add(ref x, row * {Literal.Of(Norm.Stride)} + {column})")};");
            writer.Line($"{lanes.Float} g = {lanes.Load($"Unsafe.Add(ref dy, row * {Literal.Of(GradientStride)} + {column})")};");
            string positive = lanes.GreaterThan("v", lanes.Zero);
            writer.Line($"{lanes.Mask} positive = {positive};");

            // Of both factors in double: a product of floats is exact there.
            string product = "{0}(v) * {0}(g)";
            string zeroed = lanes.Select("positive", lanes.Zero, "v");
            writer.Line($"v = {(isLast ? lanes.Select(Inside(lanes, column), zeroed, lanes.Zero) : zeroed)};");
            writer.Line($"low += {string.Format(System.Globalization.CultureInfo.InvariantCulture, product, $"{lanes.Type}.WidenLower")};");
            writer.Line($"high += {string.Format(System.Globalization.CultureInfo.InvariantCulture, product, $"{lanes.Type}.WidenUpper")};");
        }
    }

    // What was stored, clamped and squared.
    private void EmitEpilogue(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int panel = 0; panel < {Literal.Of(Panels)}; panel++)"))
        {
            using (writer.Block($"for (int part = 0; part < 16; part += {lanes.Count})"))
            {
                var squares = new SquareSums(lanes with { PartVectors = 2 }, 1, Epilogue);
                squares.EmitStart(writer, continues: false);
                writer.Line($"{lanes.Float} a = {lanes.Load("Unsafe.Add(ref gradient, part)")};");
                squares.EmitStore(writer, "a", 0, "Unsafe.Add(ref gradient, part)");
                squares.EmitEnd(writer);
            }

            writer.Line("gradient = ref Unsafe.Add(ref gradient, 16); squares = ref Unsafe.Add(ref squares, 16);");
        }
    }

    private string Inside(LaneType lanes, string column) => lanes.LessThan(
        $"{lanes.Float}.Indices + {lanes.Broadcast($"(float)({column})")}", lanes.Broadcast($"{Norm.Features}f"));
}

using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>
/// The gradient of a table: each row sums the gradients of its integer in ascending order of the batch's rows, and each worker
/// reads all integers, and the gradients of its own. Where used rows are kept from pass to pass, no others are touched: they stay 0.
/// </summary>
/// <param name="Vocabulary">The rows of the table.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="TableStride">From one row of the table's gradient to the next.</param>
/// <param name="GradientStride">From one row of the gradient that it reads to the next.</param>
/// <param name="Padding">The row that gets no gradient; null for none.</param>
/// <param name="KeepsRows">Whether the used rows are kept.</param>
/// <param name="Epilogue">What is done to the gradient as it is written.</param>
internal sealed record EmbeddingGradient(
    int Vocabulary, int Features, int TableStride, int GradientStride, int? Padding, bool KeepsRows, GradientEpilogue Epilogue) : TableGradient
{
    /// <summary>The batch that clearing and squaring the whole table is counted for.</summary>
    private const int UsualRows = 64;

    public override string Name => $"EmbeddingGradient{Vocabulary}x{Features}{Epilogue.Suffix}";

    protected override string Details => (Padding is { } row ? $"_padding{Literal.Of(row)}" : "")
        + KernelDetail.Number("table", TableStride, Padded) + KernelDetail.Stride("dy", GradientStride, Features)
        + KernelDetail.If(!KeepsRows, "whole");

    public override EquatableArray<string> Parameters => new([
        .. KeepsRows ? [FindUsedRows.Parameter] : Array.Empty<string>(), "ref int tokens", "ref float dy", "ref float gradient", "ref double squares", .. Epilogue.Clamps ? ["float limit"] : Array.Empty<string>()]);

    public override long Work => KeepsRows ? 10L * Padded : (6L * Padded) + ((long)Vocabulary * TableStride * 4 / UsualRows);

    private int Padded => (Features + 15) / 16 * 16;

    public override string Describe() =>
        $"gradient[{Vocabulary}, {Features}] = the sum of dy[rows, {Features}] by tokens[rows]{(Padding is { } row ? $", of {row} none" : "")}{(KeepsRows ? ", of the rows used alone" : "")}"
        + $"{(Epilogue.Clamps ? ", clamped" : "")}, with {Epilogue.Describe("its")}.";

    protected override int TableRows => Vocabulary;

    protected override string Counted => "rows";

    protected override void EmitTable(SourceWriter writer, LaneType lanes)
    {
        EmitSums(writer, lanes);
        EmitEpilogue(writer, lanes);
    }

    private void EmitSums(SourceWriter writer, LaneType lanes)
    {
        if (KeepsRows)
            writer.Line("used.Clear(ref gradient, ref squares, first, last);");
        writer.Line($"ref float table = ref Unsafe.Add(ref gradient, (nint)first * {Literal.Of(TableStride)});");
        if (!KeepsRows)
            EmitClear(writer, lanes);
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line("int token = Unsafe.Add(ref tokens, row);");
            using (writer.Block($"if (token >= first && token < last{(Padding is { } padding ? $" && token != {Literal.Of(padding)}" : "")})"))
            {
                writer.Line($"ref float sum = ref Unsafe.Add(ref gradient, (nint)token * {Literal.Of(TableStride)});");
                using (writer.Block($"for (int i = 0; i < {Literal.Of(Padded)}; i += {lanes.Count})"))
                    writer.Line(lanes.Store($"{lanes.Load("sum", "i")} + {lanes.Load("dy", "i")}", "sum", "i"));
            }

            writer.Line($"dy = ref Unsafe.Add(ref dy, {Literal.Of(GradientStride)});");
        }
    }

    private void EmitClear(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (nint i = 0; i < (nint)(last - first) * {Literal.Of(TableStride)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(lanes.Zero, "table", "i"));
    }

    // What was summed, clamped and squared; what was added behind the features is none of theirs.
    private void EmitEpilogue(SourceWriter writer, LaneType lanes)
    {
        writer.Line("squares = ref Unsafe.Add(ref squares, (nint)first * 16);");
        if (KeepsRows)
        {
            writer.Line("int done = first;");
            using (writer.Block("for (int at = used.IndexOf(first), end = used.IndexOf(last); at < end; at++)"))
            {
                writer.Line("int token = used[at];");
                writer.Line($"table = ref Unsafe.Add(ref table, (nint)(token - done) * {Literal.Of(TableStride)}); squares = ref Unsafe.Add(ref squares, (nint)(token - done) * 16);");
                writer.Line("done = token;");
                EmitRowEpilogue(writer, lanes);
            }

            return;
        }

        using (writer.Block("for (int token = first; token < last; token++)"))
        {
            EmitRowEpilogue(writer, lanes);
            writer.Line($"table = ref Unsafe.Add(ref table, {Literal.Of(TableStride)}); squares = ref Unsafe.Add(ref squares, 16);");
        }
    }

    private void EmitRowEpilogue(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int part = 0; part < 16; part += {lanes.Count})"))
        {
            var squares = new SquareSums(lanes with { PartVectors = 2 }, 1, Epilogue);
            squares.EmitStart(writer, continues: false);
            using (writer.Block($"for (int i = part; i < {Literal.Of(TableStride)}; i += 16)"))
            {
                writer.Line($"{lanes.Float} a = {lanes.Load("table", "i")};");
                if (Features % 16 != 0)
                    writer.Line($"a = {lanes.Select(Inside(lanes), "a", lanes.Zero)};");
                squares.EmitStore(writer, "a", 0, "Unsafe.Add(ref table, i)");
            }

            squares.EmitEnd(writer);
        }
    }

    private string Inside(LaneType lanes) => lanes.LessThan(
        $"{lanes.Float}.Indices + {lanes.Broadcast("(float)i")}", lanes.Broadcast($"{Features}f"));
}

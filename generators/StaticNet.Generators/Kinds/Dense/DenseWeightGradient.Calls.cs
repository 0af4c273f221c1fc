using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>The calls of a weight gradient's tiles.</summary>
internal sealed partial record DenseWeightGradient
{
    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var groups = new PanelGroups(Panels, lanes.MainTile.Panels);
        EmitMethod(writer, name, [], () =>
        {
            if (HasBlocks)
                writer.Line(Clear("0", Panels));
            EmitCalls(writer, name, call => groups.Write(writer, call));
        }, () => writer.Line(Refine("0", Panels)));

        foreach (int width in groups.Widths)
        {
            if (Whole > 0)
                EmitTile(writer, lanes, name, SquareSums.Chunk, width, Whole, continues: HasBlocks);
            if (Rest > 0)
                EmitTile(writer, lanes, name, Rest, width, Rest, continues: Whole > 0);
        }
    }

    public override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        var groups = new PanelGroups(Panels, lanes.MainTile.Panels);
        EmitMethod(writer, $"{name}Share", ["worker", "workers"], () =>
        {
            if (HasBlocks)
                groups.WriteShare(writer, (width, panel) => Clear(panel, width));
            EmitCalls(writer, name, call => groups.WriteShare(writer, call));
        }, () => groups.WriteShare(writer, (width, panel) => Refine(panel, width)));
    }

    /// <summary>Writes a method that is called from outside: over all rows, or over blocks of them by a method of its own.</summary>
    private void EmitMethod(SourceWriter writer, string name, string[] share, Action sums, Action refine)
    {
        string parameters = string.Join(", ", Parameters), of = string.Concat(share.Select(number => $", int {number}"));
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({parameters}, int rows{of})"))
        {
            if (RowBlocks)
                EmitRowBlocks(writer, name, share);
            else
                sums();
            if (Epilogue.Refines)
                refine();
        }

        if (!RowBlocks)
            return;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}Block({parameters}, bool begins, bool ends, int rows{of})"))
            sums();
    }

    // No rows at all are a block too: their gradient is zero.
    private void EmitRowBlocks(SourceWriter writer, string name, string[] share)
    {
        writer.Line("int left = rows;");
        using (writer.Block("do"))
        {
            writer.Line($"int block = global::System.Math.Min({BlockRows}, left);");
            writer.Line($"{name}Block(ref x, ref dy, ref gradient, ref squares, {(Epilogue.Clamps ? "limit, " : "")}ref scratch, left == rows, left == block, block{string.Concat(share.Select(number => $", {number}"))});");
            writer.Line($"x = ref Unsafe.Add(ref x, block * {Literal.Of(InputStride)}); dy = ref Unsafe.Add(ref dy, block * {Literal.Of(GradientStride)});");
            writer.Line("left -= block;");
        }

        writer.Line("while (left > 0);");
    }

    private void EmitCalls(SourceWriter writer, string name, Action<Func<int, string, string>> write)
    {
        if (Packing is not null)
        {
            using (Packing.EmitBlock(writer, Whole, SquareSums.Chunk))
                write((width, panel) => PackedCall(name, width, panel));
        }
        else if (Block > 0)
        {
            using (writer.Block($"for (int block = 0; block < {Literal.Of(Whole)}; block += {Block})"))
            {
                writer.Line($"int inputs = global::System.Math.Min({Block}, {Literal.Of(Whole)} - block);");
                write((width, panel) => Call(name, SquareSums.Chunk, width, panel, "block", "inputs, "));
            }
        }
        else if (Whole > 0)
        {
            write((width, panel) => Call(name, SquareSums.Chunk, width, panel, "0"));
        }

        if (Rest > 0)
            write((width, panel) => Call(name, Rest, width, panel, Literal.Of(Whole)));
    }

    private static string Clear(string panel, int width) => $"PanelSquares.Clear({PanelGroups.At("squares", panel, 16)}, {width});";

    private string Refine(string panel, int width) =>
        $"PanelSquares.Refine({PanelGroups.At("gradient", panel, PanelStride)}, {Literal.Of(PanelStride)}, {Literal.Of(Inputs)}, {width}, "
        + $"{PanelGroups.At("squares", panel, 16)});";

    private string PackedCall(string name, int width, string panel) =>
        Call(name, SquareSums.Chunk, width, panel, "block", "inputs, ", "ref xBlock", "xStride, xStep, ");

    private string Call(
        string name, int chunk, int width, string panel, string firstInput, string inputs = "", string? place = null, string strides = "")
    {
        string x = place ?? (firstInput == "0" ? "ref x" : $"ref Unsafe.Add(ref x, {firstInput})");
        string gradient = PanelGroups.At("gradient", panel, PanelStride);
        if (firstInput != "0")
            gradient = $"ref Unsafe.Add({gradient}, {firstInput} * 16)";
        return $"{name}_{chunk}x{width}({x}, {PanelGroups.At("dy", panel, 16)}, {gradient}, "
            + $"{PanelGroups.At("squares", panel, 16)}, {(Epilogue.Clamps ? "limit, " : "")}{(Scratch == 0 ? "" : "ref scratch, ")}{strides}{inputs}{(RowBlocks ? "begins, ends, " : "")}rows);";
    }
}

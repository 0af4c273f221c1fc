using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The calls of a unit's tiles.</summary>
internal sealed partial record ConvolutionWeightGradient
{
    // A unit's rows of a band, and the tiles that sum over them.
    private void EmitUnitCalls(SourceWriter writer, LaneType lanes, string name, int bandLines)
    {
        string row = HasLines ? "part" : Shape.KernelHeight == 1 ? "0" : Shape.KernelWidth == 1 ? "part" : $"part / {Literal.Of(Shape.KernelWidth)}";
        writer.Line($"int ky = {row};");
        writer.Line($"int line = global::System.Math.Max(band, lines[2 * ky]), lineCount = global::System.Math.Min(band + {Literal.Of(bandLines)}, lines[2 * ky + 1]) - line;");
        writer.Line("if (lineCount <= 0) continue;");
        writer.Line($"nint xPlace = (nint)block * {Literal.Of(Source.SampleStride)} + (line * {Literal.Of(Shape.StrideY)} + ky * {Literal.Of(Shape.DilationY)} - {Literal.Of(Shape.PadTop)}) * {Literal.Of(Source.RowStride)}"
            + $" + {(Shape.IsDepthwise ? "firstPanel * 16" : $"group * {Literal.Of(Shape.GroupInputs)}")};");
        writer.Line($"nint dyPlace = (nint)block * {Literal.Of(Gradient.SampleStride)} + line * {Literal.Of(Gradient.RowStride)} + group * {Literal.Of(OutputsOfGroup)} + firstPanel * 16;");
        if (!HasLines)
            EmitColumns(writer);
        var widths = new ChannelPanels(Groups, OutputsOfGroup, 0, 0).Widths(lanes.MainTile.Panels).ToList();
        for (int index = 0; index < widths.Count; index++)
        {
            using var choice = widths.Count == 1 ? (SourceWriter.Scope?)null : writer.Block(index == 0 ? $"if (width == {widths[index]})" : "else");
            if (HasLines)
                EmitLineCalls(writer, ForOutputs(lanes), name, widths[index]);
            else
                EmitTileCalls(writer, ForOutputs(lanes), name, widths[index]);
        }
    }

    // Rows that follow each other without a gap on both sides are one long row.
    private void EmitColumns(SourceWriter writer)
    {
        writer.Line($"int kx = {(Shape.KernelWidth == 1 ? "0" : $"part % {Literal.Of(Shape.KernelWidth)}")}, column = columns[2 * kx], columnCount = columns[2 * kx + 1] - column;");
        writer.Line("if (columnCount <= 0) continue;");
        writer.Line($"xPlace += (column * {Literal.Of(Shape.StrideX)} + kx * {Literal.Of(Shape.DilationX)} - {Literal.Of(Shape.PadLeft)}) * {Literal.Of(InputStride)}; dyPlace += column * {Literal.Of(GradientStride)};");
        if (Shape.StrideY == 1 && Shape.OutputWidth * Shape.StrideX == Shape.Width)
            writer.Line($"if (columnCount == {Literal.Of(Shape.OutputWidth)}) {{ columnCount *= lineCount; lineCount = 1; }}");
    }

    private void EmitTileCalls(SourceWriter writer, LaneType lanes, string name, int width)
    {
        int first = 0;
        foreach (var sizes in TileSizes(Shape.GroupInputs, lanes).GroupBy(size => size))
        {
            int end = first + (sizes.Key * sizes.Count());
            writer.Line((sizes.Count() == 1 ? "" : $"for (int c = {Literal.Of(first)}; c < {Literal.Of(end)}; c += {sizes.Key}) ")
                + Call($"{name}{sizes.Key}x{width}", sizes.Count() == 1 ? Literal.Of(first) : "c", "lineCount, columnCount, samples"));
            first = end;
        }
    }

    private void EmitLineCalls(SourceWriter writer, LaneType lanes, string name, int width)
    {
        int first = 0, index = 0;
        foreach (int size in TileSizes(LineInputs, lanes))
        {
            writer.Line(Call($"{name}Line{index++}x{width}", "0", "lineCount, samples", first));
            first += size;
        }
    }

    /// <summary>The inputs of a kernel's row.</summary>
    private int LineInputs => Shape.IsDepthwise ? Shape.KernelWidth : Shape.KernelWidth * Shape.GroupInputs;

    private static string Call(string method, string channel, string counts, int input = 0)
    {
        string x = channel == "0" ? "xPlace" : $"xPlace + {channel}";
        string gradient = channel == "0" ? input == 0 ? "place" : $"place + {Literal.Of(16 * input)}" : $"place + {channel} * 16";
        return $"{method}(ref Unsafe.Add(ref x, {x}), ref Unsafe.Add(ref dy, dyPlace), ref Unsafe.Add(ref gradient, {gradient}), {counts});";
    }
}

using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The method of a tile.</summary>
internal sealed partial record ConvolutionTile
{
    /// <summary>Writes the method that computes the positions of a segment of rows and one of columns.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="name">The name before the number of panels.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="panelStride">From one panel of weights to the next.</param>
    public void EmitTile(SourceWriter writer, LaneType lanes, string name, int panels, int panelStride)
    {
        bool hasLine = HasLine(lanes, panels);
        lanes = lanes.ForChannels(Channels);
        if (hasLine)
            EmitLineTile(writer, lanes, name, panels, panelStride);
        int vectors = panels * lanes.PartVectors, positions = Positions(lanes);
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}{panels}({string.Join(", ", Names.Select(parameter => $"ref float {parameter}"))}, "
            + $"int lineCount, int columnCount, int samples, int tapLines, int tapColumns{(IsStaged ? ", int channels" : "")})"))
        using (KernelText.Parts(writer, lanes))
        {
            writer.Line("int column = 0, line = 0, sample = 0;");
            writer.Line("nint from = 0, to = 0;");
            using (writer.Block($"for (int left = lineCount * columnCount * samples; left > 0; left -= {positions})"))
            {
                for (int position = 0; position < positions; position++)
                    EmitPlace(writer, lanes, position);
                for (int vector = 0; vector < vectors; vector++)
                    EmitStart(writer, lanes, positions, vector);
                EmitSum(writer, lanes, positions, vectors, panelStride);
                EmitStores(writer, lanes, positions, vectors);
            }
        }
    }

    // Where a position reads and writes, and the next one.
    private void EmitPlace(SourceWriter writer, LaneType lanes, int position)
    {
        string x = Depth == 0 ? KernelText.AtPart(lanes, "x") : "x";
        writer.Line($"ref float x{position} = ref Unsafe.Add(ref {x}, from); nint y{position} = to;");
        writer.Line($"if (++column < columnCount) {{ from += {Literal.Of(Columns.SourceStep * Source.Stride)}; to += {Literal.Of(Columns.Step)}; }}");
        writer.Line("else");
        using (writer.Block())
        {
            writer.Line("column = 0;");
            writer.Line("if (++line == lineCount) { line = 0; if (++sample == samples) sample = 0; }");
            writer.Line($"from = (nint)sample * {Literal.Of(Source.SampleStride)} + line * {Literal.Of(Rows.SourceStep * Source.RowStride)}; "
                + $"to = (nint)sample * {Literal.Of(Result.Height * Result.Width)} + line * {Literal.Of(Rows.Step * Result.Width)};");
        }
    }

    private void EmitStart(SourceWriter writer, LaneType lanes, int positions, int vector)
    {
        string start = Bias ? lanes.Load(KernelText.AtPart(lanes, "bias"), KernelText.Offset(lanes, vector, 16)) : lanes.Zero;
        writer.Line($"{lanes.Float} a0_{vector} = {start}{string.Concat(Enumerable.Range(1, positions - 1).Select(position => $", a{position}_{vector} = a0_{vector}"))};");
    }

    private void EmitSum(SourceWriter writer, LaneType lanes, int positions, int vectors, int panelStride)
    {
        int tapSource = Columns.SourceTapStep * Source.Stride, lineSource = Rows.SourceTapStep * Source.RowStride;
        int tapWeights = Columns.TapStep * TapWeights, lineWeights = Rows.TapStep * KernelWidth * TapWeights;
        bool isPacked = tapSource == Depth && Columns.TapStep == 1;
        writer.Line($"ref float wi = ref {KernelText.AtPart(lanes, "weights")};");
        writer.Line("nint i = 0;");
        using (writer.Block("for (int ky = 0; ky < tapLines; ky++)"))
        {
            if (isPacked)
                EmitSteps(writer, lanes, positions, vectors, panelStride, $"tapColumns * {Literal.Of(Depth)}");
            else
                using (writer.Block("for (int kx = 0; kx < tapColumns; kx++)"))
                {
                    if (Depth == 0)
                        EmitStep(writer, lanes, positions, vectors, panelStride);
                    else
                        EmitSteps(writer, lanes, positions, vectors, panelStride, Literal.Of(Depth));
                    EmitAdvance(writer, $"{Literal.Of(tapSource - Depth)}", $"{Literal.Of(tapWeights - (16 * Depth))}");
                }

            EmitAdvance(writer, $"{Literal.Of(lineSource)} - tapColumns * {Literal.Of(tapSource)}", $"{Literal.Of(lineWeights)} - tapColumns * {Literal.Of(tapWeights)}");
        }
    }

    private static void EmitAdvance(SourceWriter writer, string source, string weights)
    {
        if (source != "0")
            writer.Line($"i += {source};");
        if (weights != "0")
            writer.Line($"wi = ref Unsafe.Add(ref wi, {weights});");
    }

    private void EmitSteps(SourceWriter writer, LaneType lanes, int positions, int vectors, int panelStride, string count)
    {
        using (writer.Block($"for (nint end = i + {count}; i < end; i++)"))
        {
            EmitStep(writer, lanes, positions, vectors, panelStride);
            writer.Line("wi = ref Unsafe.Add(ref wi, 16);");
        }
    }

    private void EmitStep(SourceWriter writer, LaneType lanes, int positions, int vectors, int panelStride)
    {
        writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
            $"{lanes.Float} w{vector} = {lanes.Load("wi", KernelText.Offset(lanes, vector, panelStride))};")));
        for (int position = 0; position < positions; position++)
        {
            string sums = string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                $"a{position}_{vector} = {lanes.MultiplyAdd(Depth == 0 ? lanes.Load($"x{position}", Lane(lanes, vector)) : $"v{position}", $"w{vector}", $"a{position}_{vector}")};"));
            writer.Line(Depth == 0 ? sums : $"{lanes.Float} v{position} = {lanes.Broadcast($"Unsafe.Add(ref x{position}, i)")}; {sums}");
        }
    }

    private static string Lane(LaneType lanes, int vector)
    {
        string offset = KernelText.Offset(lanes, vector, 16);
        return offset == "0" ? "i" : $"i + {offset}";
    }

    private void EmitStores(SourceWriter writer, LaneType lanes, int positions, int vectors)
    {
        foreach (string name in Normalization?.TileNames ?? [])
            writer.Line($"{lanes.Float} " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector =>
                $"{name}{vector} = {lanes.Load(KernelText.AtPart(lanes, name), KernelText.Offset(lanes, vector, 16))}")) + ";");
        for (int position = 0; position < positions; position++)
        {
            writer.Line($"ref float r{position} = ref " + (IsStaged
                ? $"Unsafe.Add(ref {KernelText.AtPart(lanes, "stage")}, {Literal.Of(position * 16 * vectors / lanes.PartVectors)});"
                : $"Unsafe.Add(ref {KernelText.AtPart(lanes, "y")}, y{position} * {Literal.Of(Result.Stride)});"));
            if (Derivative is not null)
                writer.Line($"ref float s{position} = ref Unsafe.Add(ref {KernelText.AtPart(lanes, "saved")}, y{position} * {Literal.Of(Saved!.Stride)});");
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector => Store(lanes, position, vector))));
            if (lanes.PanelChannels < 16)
                writer.Line(lanes.Store(Activation is null ? lanes.Zero : $"({Activation.Forward(lanes, lanes.Zero)})", $"r{position}", Literal.Of(lanes.PanelChannels)));
            if (IsStaged)
                EmitUnstage(writer, lanes, position, vectors);
        }
    }

    private void EmitUnstage(SourceWriter writer, LaneType lanes, int position, int vectors)
    {
        string end = lanes.IsWholePanel ? Literal.Of(16 * vectors) : $"{lanes.PartVectors} * {lanes.Count}";
        string left = lanes.IsWholePanel ? "channels" : "channels - part";
        writer.Line($"for (int c = 0; c < {end} && c < {left}; c++) "
            + $"Unsafe.Add(ref {KernelText.AtPart(lanes, "y")}, y{position} * {Literal.Of(Result.Stride)} + c) = Unsafe.Add(ref r{position}, c);");
    }

    private string Store(LaneType lanes, int position, int vector)
    {
        string sum = $"a{position}_{vector}", offset = KernelText.Offset(lanes, vector, 16), before = "";
        if (Normalization is not null)
            before = $"{sum} = {Normalization.Apply(lanes, sum, $"factor{vector}", $"shift{vector}")}; ";
        if (Derivative is not null)
        {
            before = $"{lanes.Float} s{position}_{vector} = {lanes.Load($"s{position}", offset)}; ";
            sum = $"({Derivative.Backward(lanes, sum, $"s{position}_{vector}")})";
        }
        else if (Activation is not null)
        {
            sum = $"({Activation.Forward(lanes, sum)})";
        }

        return $"{before}{lanes.Store(sum, $"r{position}", offset)}";
    }
}

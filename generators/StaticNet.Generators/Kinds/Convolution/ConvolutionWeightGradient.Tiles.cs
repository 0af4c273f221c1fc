using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The tiles of a weight gradient: sums go on from what the gradient has, and are left there.</summary>
internal sealed partial record ConvolutionWeightGradient
{
    private const string Operands = "ref float x, ref float dy, ref float gradient";

    // Some channels at one position of the kernel.
    private void EmitTile(SourceWriter writer, LaneType lanes, string name, int channels, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}{channels}x{panels}({Operands}, int lineCount, int columnCount, int samples)"))
        using (KernelText.Parts(writer, lanes))
        {
            EmitSums(writer, lanes, channels, vectors, isLoad: true);
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            using (writer.Block("for (int line = 0; line < lineCount; line++)"))
            {
                writer.Line($"ref float xi = ref Unsafe.Add(ref x, (nint)sample * {Literal.Of(Source.SampleStride)} + line * {Literal.Of(Shape.StrideY * Source.RowStride)});");
                writer.Line($"ref float di = ref Unsafe.Add(ref {KernelText.AtPart(lanes, "dy")}, (nint)sample * {Literal.Of(Gradient.SampleStride)} + line * {Literal.Of(Gradient.RowStride)});");
                using (writer.Block("for (int column = 0; column < columnCount; column++)"))
                {
                    writer.Line(Loads(lanes, vectors, vector => KernelText.At("di", KernelText.Offset(lanes, vector, 16))));
                    for (int channel = 0; channel < channels; channel++)
                        writer.Line($"{lanes.Float} x{channel} = {lanes.Broadcast(KernelText.At("xi", Literal.Of(channel)))}; {Adds(lanes, channel, vectors, _ => $"x{channel}")}");
                    writer.Line($"xi = ref Unsafe.Add(ref xi, {Literal.Of(Shape.StrideX * InputStride)}); di = ref Unsafe.Add(ref di, {Literal.Of(GradientStride)});");
                }
            }

            EmitSums(writer, lanes, channels, vectors, isLoad: false);
        }
    }

    // Some columns of the kernel, all of their channels side by side.
    private void EmitLineTiles(SourceWriter writer, LaneType lanes, string name, int panels)
    {
        int first = 0, index = 0;
        foreach (int size in TileSizes(LineInputs, lanes))
        {
            EmitLineTile(writer, lanes, $"{name}Line{index++}x{panels}", first, size, panels);
            first += size;
        }
    }

    private void EmitLineTile(SourceWriter writer, LaneType lanes, string name, int first, int inputs, int panels)
    {
        int vectors = panels * lanes.PartVectors;
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({Operands}, int lineCount, int samples)"))
        using (KernelText.Parts(writer, lanes))
        {
            EmitSums(writer, lanes, inputs, vectors, isLoad: true);
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            using (writer.Block("for (int line = 0; line < lineCount; line++)"))
            {
                writer.Line($"nint i = (nint)sample * {Literal.Of(Source.SampleStride)} + line * {Literal.Of(Shape.StrideY * Source.RowStride)}{(Shape.IsDepthwise && !lanes.IsWholePanel ? " + part" : "")};");
                writer.Line($"ref float di = ref Unsafe.Add(ref {KernelText.AtPart(lanes, "dy")}, (nint)sample * {Literal.Of(Gradient.SampleStride)} + line * {Literal.Of(Gradient.RowStride)});");
                foreach (var (count, from, to) in Segments(first, inputs))
                    EmitSegment(writer, lanes, first, count, from, to, vectors);
            }

            EmitSums(writer, lanes, inputs, vectors, isLoad: false);
        }
    }

    // Consecutive columns of y at which the same inputs of a tile lie within the image: how many, and the first and the end of the inputs.
    private List<(int Count, int From, int To)> Segments(int first, int inputs)
    {
        int channels = LineInputs / Shape.KernelWidth;
        var segments = new List<(int Count, int From, int To)>();
        foreach (var segment in TapAxis.Outputs(Shape.Columns).Segments)
        {
            int from = Math.Max(first, segment.Tap * channels), to = Math.Min(first + inputs, (segment.Tap + segment.Taps) * channels);
            var next = from < to ? (segment.Count, From: from - first, To: to - first) : (segment.Count, From: 0, To: 0);
            if (segments.Count > 0 && (segments[segments.Count - 1].From, segments[segments.Count - 1].To) == (next.From, next.To))
                segments[segments.Count - 1] = (segments[segments.Count - 1].Count + next.Count, next.From, next.To);
            else
                segments.Add(next);
        }

        return segments;
    }

    private void EmitSegment(SourceWriter writer, LaneType lanes, int first, int count, int from, int to, int vectors)
    {
        string xStep = Literal.Of(Shape.StrideX * InputStride), dyStep = Literal.Of(GradientStride);
        if (from == to)
        {
            writer.Line($"i += {Literal.Of(count * Shape.StrideX * InputStride)}; di = ref Unsafe.Add(ref di, {Literal.Of(count * GradientStride)});");
            return;
        }

        using (writer.Block(count == 1 ? "" : $"for (int column = 0; column < {Literal.Of(count)}; column++)"))
        {
            writer.Line(Loads(lanes, vectors, vector => KernelText.At("di", KernelText.Offset(lanes, vector, 16))));
            for (int input = from; input < to; input++)
                writer.Line(Shape.IsDepthwise
                    ? Adds(lanes, input, vectors, vector => lanes.Load("x", Sum(Place(first + input), KernelText.Offset(lanes, vector, 16))))
                    : $"{lanes.Float} x{input} = {lanes.Broadcast($"Unsafe.Add(ref x, {Place(first + input)})")}; {Adds(lanes, input, vectors, _ => $"x{input}")}");
            writer.Line($"i += {xStep}; di = ref Unsafe.Add(ref di, {dyStep});");
        }
    }

    // Where an input of a kernel's row lies from the first column on that y reads.
    private string Place(int input)
    {
        int channels = LineInputs / Shape.KernelWidth;
        return Sum("i", Literal.Of((((input / channels * Shape.DilationX) - Shape.PadLeft) * InputStride) + (input % channels)));
    }

    private static string Sum(string place, string offset) => offset == "0" ? place : $"{place} + {offset}".Replace("+ -", "- ");

    private void EmitSums(SourceWriter writer, LaneType lanes, int inputs, int vectors, bool isLoad)
    {
        for (int input = 0; input < inputs; input++)
            writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
            {
                string place = Sum(KernelText.Offset(lanes, vector, PanelStride), input == 0 ? "0" : Literal.Of(16 * input));
                return isLoad ? $"{lanes.Float} a{input}_{vector} = {lanes.Load(KernelText.AtPart(lanes, "gradient"), place)};" : lanes.Store($"a{input}_{vector}", KernelText.AtPart(lanes, "gradient"), place);
            })));
    }

    private static string Loads(LaneType lanes, int vectors, Func<int, string> place) =>
        string.Join(" ", Enumerable.Range(0, vectors).Select(vector => $"{lanes.Float} d{vector} = {lanes.Load(place(vector))};"));

    private static string Adds(LaneType lanes, int input, int vectors, Func<int, string> x) =>
        string.Join(" ", Enumerable.Range(0, vectors).Select(vector => $"a{input}_{vector} = {lanes.MultiplyAdd(x(vector), $"d{vector}", $"a{input}_{vector}")};"));
}

using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>What the gradient of an attention does for a head: blocks of queries, then blocks of keys.</summary>
/// <param name="Kernel">The kernel.</param>
internal sealed record AttentionBackwardHead(AttentionBackward Kernel)
{
    private AttentionShape Shape => Kernel.Shape;

    private AttentionDropping Dropping => new(Shape, Kernel.ProbabilityStride);

    // What the gradient of values takes.
    private (string Place, int Stride) Taken => Kernel.Drops ? ("dropped", Shape.Keys.Padded) : ("probabilities", Kernel.ProbabilityStride);

    // Where features are no whole panels, a head's rows are copied.
    private (string Place, int Stride) Queries => Shape.IsWhole ? ("q", Kernel.QueryStride) : ("queries", Shape.PaddedFeatures);

    private (string Place, int Stride) Keys => Shape.IsWhole ? ("k", Kernel.KeyStride) : ("keys", Shape.PaddedFeatures);

    private (string Place, int Stride) Gradients => Shape.IsWhole ? ("dy", Kernel.GradientStride) : ("gradients", Shape.PaddedFeatures);

    /// <summary>Writes the method <c>Head</c> and those that it calls.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="places">Its parameters with what it reads and writes.</param>
    public void Emit(SourceWriter writer, LaneType lanes, IReadOnlyList<string> places)
    {
        EmitHead(writer, places);
        new AttentionProduct("ProbabilityGradients", Kernel.GradientStride, 1, 16, 16 * Shape.Features, Shape.Keys.Padded).Emit(writer, lanes, Shape.Queries);
        if (Kernel.Drops)
            Dropping.Emit(writer, lanes, isBack: true);
        new AttentionSoftmax(Shape, Kernel.ProbabilityStride).EmitBackward(writer, lanes);
        new AttentionProduct("Queries", Shape.Keys.Padded, 1, Keys.Stride, 16, ResultStride(Kernel.QueryGradientStride)).Emit(writer, lanes, Shape.Queries);
        new AttentionProduct("Keys", 1, Shape.Keys.Padded, Queries.Stride, 16, ResultStride(Kernel.KeyGradientStride)).Emit(writer, lanes, Shape.Keys);
        new AttentionProduct("Values", 1, Taken.Stride, Gradients.Stride, 16, ResultStride(Kernel.KeyGradientStride)).Emit(writer, lanes, Shape.Keys);
    }

    private int ResultStride(int stride) => Shape.IsWhole ? stride : Shape.PaddedFeatures;

    private void EmitHead(SourceWriter writer, IReadOnlyList<string> places)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Head({string.Join(", ", places)}{Shape.StepsParameter}{AttentionDropping.HeadParametersIf(Kernel.Drops)})"))
        {
            string scores = Literal.Of(Shape.Queries.Count * Shape.Keys.Padded);
            writer.Line("ref double lanes = ref Unsafe.As<float, double>(ref scratch);");
            writer.Line($"ref float values = ref Unsafe.Add(ref scratch, {AttentionSoftmax.Scratch}), ds = ref Unsafe.Add(ref values, {Literal.Of(Shape.Features * Shape.Keys.Padded)});");
            writer.Line($"PanelTranspose.PackRows(ref v, {Literal.Of(Kernel.KeyStride)}, {Shape.Keys.Source}, {Literal.Of(Shape.Features)}, ref values);");
            if (Kernel.Drops)
                writer.Line($"ref float dropped = ref Unsafe.Add(ref ds, {scores});");
            if (!Shape.IsWhole)
                EmitCopies(writer, Kernel.Drops ? "dropped" : "ds", scores);
            using (Shape.Queries.EmitBlocks(writer))
                EmitQueries(writer);
            using (Shape.Keys.EmitBlocks(writer))
                EmitKeys(writer);
        }
    }

    private void EmitCopies(SourceWriter writer, string before, string length)
    {
        string queries = Literal.Of(Shape.Queries.Count * Shape.PaddedFeatures);
        writer.Line($"ref float queries = ref Unsafe.Add(ref {before}, {length}), gradients = ref Unsafe.Add(ref queries, {queries}), keys = ref Unsafe.Add(ref gradients, {queries}), "
            + $"result = ref Unsafe.Add(ref keys, {Literal.Of(Shape.Keys.Count * Shape.PaddedFeatures)});");
        Shape.EmitRows(writer, Shape.Queries.Source, ("q", Kernel.QueryStride), Queries);
        Shape.EmitRows(writer, Shape.Queries.Source, ("dy", Kernel.GradientStride), Gradients);
        Shape.EmitRows(writer, Shape.Keys.Source, ("k", Kernel.KeyStride), Keys);
    }

    private void EmitQueries(SourceWriter writer)
    {
        string rows = Shape.Queries.Argument;
        Shape.EmitSeen(writer);
        writer.Line($"ref float row = ref Unsafe.Add(ref ds, first * {Literal.Of(Shape.Keys.Padded)}), p = ref Unsafe.Add(ref probabilities, first * {Literal.Of(Kernel.ProbabilityStride)});");
        writer.Line($"ProbabilityGradients(ref Unsafe.Add(ref dy, first * {Literal.Of(Kernel.GradientStride)}), ref values, ref row, {Literal.Of(Shape.Features)}, panels{rows});");
        if (Kernel.Drops)
            writer.Line(Dropping.Call($"ref p, ref Unsafe.Add(ref dropped, first * {Literal.Of(Shape.Keys.Padded)}), ref row"));
        writer.Line($"ScoreGradients(ref p, ref row, ref lanes, panels{rows});");
        EmitResult(writer, Shape.Queries, $"Queries(ref row, ref {Keys.Place}", "seen", "dq", Kernel.QueryGradientStride);
    }

    private void EmitKeys(SourceWriter writer)
    {
        string from = Shape.Causal ? "first" : "0", count = Shape.Causal ? $"{Shape.Queries.Source} - first" : Shape.Queries.Source;
        EmitResult(writer, Shape.Keys, $"Keys({Column("ds", Shape.Keys.Padded)}, {Rows(Queries)}", count, "dk", Kernel.KeyGradientStride);
        EmitResult(writer, Shape.Keys, $"Values({Column(Taken.Place, Taken.Stride)}, {Rows(Gradients)}", count, "dv", Kernel.KeyGradientStride);

        string Column(string place, int stride) => $"ref Unsafe.Add(ref {place}, ({from} * {Literal.Of(stride)}) + first)";
        string Rows((string Place, int Stride) rows) => $"ref Unsafe.Add(ref {rows.Place}, {from} * {Literal.Of(rows.Stride)})";
    }

    private void EmitResult(SourceWriter writer, AttentionSteps steps, string call, string depth, string place, int stride)
    {
        using (writer.Block())
        {
            writer.Line($"ref float to = ref Unsafe.Add(ref {place}, first * {Literal.Of(stride)});");
            writer.Line($"{call}, ref {(Shape.IsWhole ? "to" : "result")}, {depth}, {Shape.Panels}{steps.Argument});");
            if (!Shape.IsWhole)
                Shape.EmitRows(writer, steps.RowCount, ("result", Shape.PaddedFeatures), ("to", stride));
        }
    }
}

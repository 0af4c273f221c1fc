using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// What lies between the products of an attention, by rows of a block: probabilities from scores, and the gradient of scores from that of probabilities. Sums run over
/// sixteen lanes in double and then one tree, so they don't depend on the vector width.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Stride">From one query's probabilities to the next.</param>
internal sealed record AttentionSoftmax(AttentionShape Shape, int Stride)
{
    /// <summary>Sixteen lanes in double, in floats.</summary>
    public const int Scratch = 32;

    /// <summary>Writes <c>Softmax</c>: scores become probabilities, those of keys that aren't seen 0, up to the end of the panels.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public void EmitForward(SourceWriter writer, LaneType lanes)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Softmax(ref float p, ref double lanes, int seen, int panels{Shape.Queries.Parameter})"))
        using (writer.Block($"for (int row = 0; row < {Shape.Queries.RowCount}; row++)"))
        {
            writer.Line($"{lanes.Float} count = {lanes.Broadcast(Shape.Causal ? $"(float)(seen - {Shape.Queries.RowCount} + row + 1)" : "(float)seen")}, first = {lanes.Broadcast("p")}, largest = first;");
            EmitPanels(writer, lanes, "0", lanes.Count, () => writer.Line($"largest = {lanes.Max("largest", lanes.Select(Inside(lanes), lanes.Load("p", "c"), "first"))};"));
            writer.Line($"{lanes.Float} max = {lanes.Broadcast("FixedOrder.Max(largest)")}, factor = {lanes.Broadcast(Literal.Of(Shape.Scale))};");
            EmitPanels(writer, lanes, "0", lanes.Count, () => writer.Line(lanes.Store(
                lanes.Select(Inside(lanes), $"VectorMath.Exp(({lanes.Load("p", "c")} - max) * factor)", lanes.Zero), "p", "c")));
            EmitSum(writer, lanes, () =>
            {
                writer.Line($"{lanes.Float} term = {lanes.Load("p", "c")};");
                writer.Line($"low += {lanes.WidenLower("term")}; high += {lanes.WidenUpper("term")};");
            });
            writer.Line($"{lanes.Float} sum = {lanes.Broadcast("(float)FixedOrder.SumLanes(ref lanes)")};");
            EmitPanels(writer, lanes, "0", lanes.Count, () => writer.Line(lanes.Store($"{lanes.Load("p", "c")} / sum", "p", "c")));
            writer.Line($"p = ref Unsafe.Add(ref p, {Literal.Of(Stride)});");
        }
    }

    /// <summary>Writes <c>ScoreGradients</c>: <c>ds = p · (ds − Σ p · ds) / √d</c>, 0 where a probability is.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    public void EmitBackward(SourceWriter writer, LaneType lanes)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void ScoreGradients(ref float p, ref float ds, ref double lanes, int panels{Shape.Queries.Parameter})"))
        using (writer.Block($"for (int row = 0; row < {Shape.Queries.RowCount}; row++)"))
        {
            EmitSum(writer, lanes, () =>
            {
                writer.Line($"{lanes.Float} a = {lanes.Load("p", "c")}, b = {lanes.Load("ds", "c")};");
                writer.Line($"low = {lanes.MultiplyAdd(lanes.WidenLower("a"), lanes.WidenLower("b"), "low")}; high = {lanes.MultiplyAdd(lanes.WidenUpper("a"), lanes.WidenUpper("b"), "high")};");
            });
            writer.Line($"{lanes.Float} total = {lanes.Broadcast("(float)FixedOrder.SumLanes(ref lanes)")}, factor = {lanes.Broadcast(Literal.Of(Shape.Scale))};");
            EmitPanels(writer, lanes, "0", lanes.Count, () => writer.Line(lanes.Store($"{lanes.Load("p", "c")} * ({lanes.Load("ds", "c")} - total) * factor", "ds", "c")));
            writer.Line($"p = ref Unsafe.Add(ref p, {Literal.Of(Stride)}); ds = ref Unsafe.Add(ref ds, {Literal.Of(Shape.Keys.Padded)});");
        }
    }

    private static string Inside(LaneType lanes) => lanes.LessThan($"{lanes.Float}.Indices + {lanes.Broadcast("(float)c")}", "count");

    private static void EmitPanels(SourceWriter writer, LaneType lanes, string from, string step, Action body)
    {
        using (writer.Block($"for (int c = {from}; c < panels * 16; c += {step})"))
            body();
    }

    private static void EmitSum(SourceWriter writer, LaneType lanes, Action body)
    {
        using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
        {
            writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero;");
            EmitPanels(writer, lanes, "lane", "16", body);
            writer.Line("low.StoreUnsafe(ref Unsafe.Add(ref lanes, lane)); "
                + $"high.StoreUnsafe(ref Unsafe.Add(ref lanes, lane + {lanes.Double}.Count));");
        }
    }
}

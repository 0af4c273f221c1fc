using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// Stores gradients and, on the way, adds their squares to sixteen lanes of double a panel, so that the norm costs no pass
/// of its own. Exact sums widen each gradient: a square of float is exact in double, so neither 1e30 overflows nor 1e-30
/// vanishes. Sums of tiles, which are a good part of a weight gradient's work, square in float and widen only the sum of
/// <see cref="Chunk"/> inputs; <c>PanelSquares.Refine</c> then sums again where float wasn't enough. For norms of other orders
/// the lanes have sums of magnitudes or the largest of them instead.
/// </summary>
internal sealed class SquareSums(LaneType lanes, int vectors, GradientEpilogue epilogue)
{
    /// <summary>
    /// The inputs whose squares are added in float, from a multiple of it on: the same for every tile, so that tiles don't
    /// show in the bits.
    /// </summary>
    public const int Chunk = 8;

    /// <summary>Starts the lanes at zero, or where an earlier tile of the panel left them.</summary>
    public void EmitStart(SourceWriter writer, bool continues)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            writer.Line(continues
                ? $"{lanes.Double} low{vector} = {lanes.Load(Low(vector))}; {lanes.Double} high{vector} = {lanes.Load(High(vector))};"
                : $"{lanes.Double} low{vector} = {lanes.Double}.Zero, high{vector} = {lanes.Double}.Zero;");
        }
    }

    /// <summary>Stores a vector of gradients, clamped where asked, and adds what is exact in double to the lanes.</summary>
    public void EmitStore(SourceWriter writer, string value, int vector, string place)
    {
        string store = $"{value}.StoreUnsafe(ref {place});";
        if (epilogue.Clamps && !epilogue.SumsClamped)
        {
            writer.Line(Sum(value, vector));
            EmitClamp(writer, value);
            writer.Line(store);
            return;
        }

        EmitClamp(writer, value);
        writer.Line($"{store} {Sum(value, vector)}");
    }

    /// <summary>Declares the sums of a chunk.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="isOptional">Whether it may be that nothing is added to them: they are zero then.</param>
    public void EmitChunkStart(SourceWriter writer, bool isOptional = false)
    {
        string start = isOptional ? $" = {lanes.Zero}" : "";
        writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"s{vector}{start}"))};");
    }

    /// <summary>Stores an input's gradients, clamped where asked, and adds their rounded squares to those of the chunk.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="input">The input of the chunk; accumulators are named by it and the vector.</param>
    /// <param name="place">Where a vector is stored.</param>
    public void EmitChunkStore(SourceWriter writer, int input, Func<int, string> place)
    {
        var values = Enumerable.Range(0, vectors).Select(vector => $"a{input}_{vector}").ToList();
        foreach (string value in values)
            EmitClamp(writer, value);
        writer.Line(string.Join(" ", values.Select((value, vector) =>
            $"{value}.StoreUnsafe(ref {place(vector)}); s{vector} = {Chunked(value, input == 0 ? null : $"s{vector}")};")));
    }

    /// <summary>Adds the sums of a chunk to the lanes.</summary>
    public void EmitChunkEnd(SourceWriter writer)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            string low = lanes.WidenLower($"s{vector}"), high = lanes.WidenUpper($"s{vector}");
            writer.Line(IsMax
                ? $"low{vector} = {lanes.Max($"low{vector}", low)}; high{vector} = {lanes.Max($"high{vector}", high)};"
                : $"low{vector} += {low}; high{vector} += {high};");
        }
    }

    /// <summary>Stores the lanes.</summary>
    public void EmitEnd(SourceWriter writer)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"low{vector}.StoreUnsafe(ref {Low(vector)}); high{vector}.StoreUnsafe(ref {High(vector)});");
    }

    private bool IsMax => epilogue.Order == NormOrder.Max;

    private string Chunked(string value, string? sum) => IsMax
        ? sum is null ? lanes.Abs(value) : lanes.Max(sum, lanes.Abs(value))
        : sum is null ? $"{value} * {value}" : lanes.MultiplyAdd(value, value, sum);

    private string Sum(string value, int vector)
    {
        if (epilogue.Order != NormOrder.L2)
            value = lanes.Abs(value);
        return $"{{ {lanes.Double} low = {lanes.WidenLower(value)}; low{vector} = {Added("low", $"low{vector}")}; "
            + $"{lanes.Double} high = {lanes.WidenUpper(value)}; high{vector} = {Added("high", $"high{vector}")}; }}";
    }

    private string Added(string term, string sum) => epilogue.Order switch
    {
        NormOrder.L1 => $"{sum} + {term}",
        NormOrder.L2 => lanes.MultiplyAdd(term, term, sum),
        _ => lanes.Max(sum, term),
    };

    // NaN and infinities stay: what to do about them isn't for a limit to decide.
    private void EmitClamp(SourceWriter writer, string value)
    {
        if (!epilogue.Clamps)
            return;
        string magnitude = lanes.Abs(value), limit = lanes.Broadcast("limit");
        string isOutside = $"{lanes.GreaterThan(magnitude, limit)} & {lanes.LessThan(magnitude, lanes.Broadcast("float.PositiveInfinity"))}";
        writer.Line($"{value} = {lanes.Select(isOutside, lanes.CopySign(limit, value), value)};");
    }

    private string Low(int vector) => KernelText.At(KernelText.AtPart(lanes, "squares"), KernelText.Offset(lanes, vector, 16));

    private string High(int vector)
    {
        string half = lanes.IsWholePanel ? "8" : $"{lanes.Double}.Count";
        string low = KernelText.Offset(lanes, vector, 16);
        return KernelText.At(KernelText.AtPart(lanes, "squares"), low == "0" ? half : $"{low} + {half}");
    }
}

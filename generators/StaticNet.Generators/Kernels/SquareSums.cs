using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Kernels;

/// <summary>
/// Stores gradients and, on the way, adds their squares to sixteen lanes of double a panel, so that the norm costs no pass
/// of its own. Exact sums widen each gradient: a square of float is exact in double, so neither 1e30 overflows nor 1e-30
/// vanishes. Sums of tiles, which are a good part of a weight gradient's work, square in float and widen only the sum of
/// <see cref="Chunk"/> inputs; <c>PanelSquares.Refine</c> then sums again where float wasn't enough.
/// </summary>
internal sealed class SquareSums(LaneType lanes, int vectors)
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

    /// <summary>Stores a vector of gradients, clamped where asked, and adds its exact squares.</summary>
    public void EmitStore(SourceWriter writer, string value, int vector, string place, bool clips)
    {
        EmitClamp(writer, value, clips);
        writer.Line($"{value}.StoreUnsafe(ref {place}); {{ {lanes.Double} low = {lanes.Type}.WidenLower({value}); low{vector} = {lanes.MultiplyAdd("low", "low", $"low{vector}")}; "
            + $"{lanes.Double} high = {lanes.Type}.WidenUpper({value}); high{vector} = {lanes.MultiplyAdd("high", "high", $"high{vector}")}; }}");
    }

    /// <summary>Declares the sums of a chunk.</summary>
    public void EmitChunkStart(SourceWriter writer) =>
        writer.Line($"{lanes.Float} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"s{vector}"))};");

    /// <summary>Stores an input's gradients, clamped where asked, and adds their rounded squares to those of the chunk.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="input">The input of the chunk; accumulators are named by it and the vector.</param>
    /// <param name="place">Where a vector is stored.</param>
    /// <param name="clips">Whether gradients are clamped.</param>
    public void EmitChunkStore(SourceWriter writer, int input, Func<int, string> place, bool clips)
    {
        var values = Enumerable.Range(0, vectors).Select(vector => $"a{input}_{vector}").ToList();
        foreach (string value in values)
            EmitClamp(writer, value, clips);
        writer.Line(string.Join(" ", values.Select((value, vector) =>
            $"{value}.StoreUnsafe(ref {place(vector)}); s{vector} = {(input == 0 ? $"{value} * {value}" : lanes.MultiplyAdd(value, value, $"s{vector}"))};")));
    }

    /// <summary>Adds the sums of a chunk to the lanes.</summary>
    public void EmitChunkEnd(SourceWriter writer)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"low{vector} += {lanes.Type}.WidenLower(s{vector}); high{vector} += {lanes.Type}.WidenUpper(s{vector});");
    }

    /// <summary>Stores the lanes.</summary>
    public void EmitEnd(SourceWriter writer)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"low{vector}.StoreUnsafe(ref {Low(vector)}); high{vector}.StoreUnsafe(ref {High(vector)});");
    }

    private void EmitClamp(SourceWriter writer, string value, bool clips)
    {
        if (!clips)
            return;

        // Comparisons fail for NaN, which stays.
        string limit = lanes.Broadcast("limit");
        writer.Line($"{value} = {lanes.Select(lanes.GreaterThan(value, limit), limit, value)};");
        writer.Line($"{value} = {lanes.Select(lanes.LessThan(value, $"-{limit}"), $"-{limit}", value)};");
    }

    private string Low(int vector) => KernelText.At(KernelText.AtPart(lanes, "squares"), KernelText.Offset(lanes, vector, 16));

    private string High(int vector)
    {
        string half = lanes.IsWholePanel ? "8" : $"{lanes.Double}.Count";
        string low = KernelText.Offset(lanes, vector, 16);
        return KernelText.At(KernelText.AtPart(lanes, "squares"), low == "0" ? half : $"{low} + {half}");
    }
}

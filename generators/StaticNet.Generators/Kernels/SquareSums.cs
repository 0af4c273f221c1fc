using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Kernels;

/// <summary>
/// Stores gradients and, on the way, adds their squares to sixteen lanes of double a panel: a square of float is exact in
/// double, so neither 1e30 overflows nor 1e-30 vanishes, and the norm costs no pass of its own.
/// </summary>
internal sealed class SquareSums(LaneType lanes, int vectors)
{
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

    /// <summary>Stores a vector of gradients, clamped where asked, and adds its squares.</summary>
    public void EmitStore(SourceWriter writer, string value, int vector, string place, bool clips)
    {
        if (clips)
        {
            // Comparisons fail for NaN, which stays.
            string limit = lanes.Broadcast("limit");
            writer.Line($"{value} = {lanes.Select(lanes.GreaterThan(value, limit), limit, value)};");
            writer.Line($"{value} = {lanes.Select(lanes.LessThan(value, $"-{limit}"), $"-{limit}", value)};");
        }

        writer.Line($"{value}.StoreUnsafe(ref {place}); {{ {lanes.Double} low = {lanes.Type}.WidenLower({value}); low{vector} = {lanes.MultiplyAdd("low", "low", $"low{vector}")}; "
            + $"{lanes.Double} high = {lanes.Type}.WidenUpper({value}); high{vector} = {lanes.MultiplyAdd("high", "high", $"high{vector}")}; }}");
    }

    /// <summary>Stores the lanes.</summary>
    public void EmitEnd(SourceWriter writer)
    {
        for (int vector = 0; vector < vectors; vector++)
            writer.Line($"low{vector}.StoreUnsafe(ref {Low(vector)}); high{vector}.StoreUnsafe(ref {High(vector)});");
    }

    private string Low(int vector) => KernelText.At(KernelText.AtPart(lanes, "squares"), KernelText.Offset(lanes, vector, 16));

    private string High(int vector)
    {
        string half = lanes.IsWholePanel ? "8" : $"{lanes.Double}.Count";
        string low = KernelText.Offset(lanes, vector, 16);
        return KernelText.At(KernelText.AtPart(lanes, "squares"), low == "0" ? half : $"{low} + {half}");
    }
}

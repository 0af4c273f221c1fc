using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>The panels of 16 channels that a kernel's results are, group by group, with the weights of each.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Channels">The channels of a group's results.</param>
/// <param name="Sources">The channels that a group reads; 0 where each channel reads its own.</param>
/// <param name="PanelStride">From one panel of weights to the next.</param>
internal sealed record ChannelPanels(int Groups, int Channels, int Sources, int PanelStride)
{
    /// <summary>Whether panels reach into the channels of another group, which nothing may be stored to.</summary>
    public bool Overlap => Groups > 1 && Channels % 16 != 0;

    /// <summary>The channels of a panel that are results, at most: fewer than 16 where there is but one panel.</summary>
    public int Used => Groups == 1 ? Math.Min(Channels, 16) : 16;

    /// <summary>The panels of a group.</summary>
    public int Count => (Channels + 15) / 16;

    /// <summary>The numbers of panels that are computed at a time.</summary>
    /// <param name="most">The most of them.</param>
    public IEnumerable<int> Widths(int most)
    {
        if (Count >= most)
            yield return most;
        if (Count % most > 0)
            yield return Count % most;
    }

    /// <summary>Writes what is done for each panel, or for some at a time.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="most">The most panels at a time.</param>
    /// <param name="emitGroup">Writes what is done once for each group.</param>
    /// <param name="emit">Writes what is done for a number of panels from some place on.</param>
    public void Emit(SourceWriter writer, int most, Action<string>? emitGroup, Action<int, PanelPlace> emit)
    {
        using var groups = Groups > 1 ? writer.Block($"for (int group = 0; group < {Literal.Of(Groups)}; group++)") : (SourceWriter.Scope?)null;
        string group = Groups > 1 ? "group" : "0";
        emitGroup?.Invoke(group);
        int whole = Count / most * most;
        if (whole > most)
        {
            using (writer.Block($"for (int panel = 0; panel < {Literal.Of(whole)}; panel += {most})"))
                emit(most, Place(group, "panel"));
        }
        else if (whole > 0)
        {
            emit(most, Place(group, "0"));
        }

        if (whole < Count)
            emit(Count - whole, Place(group, Literal.Of(whole)));
    }

    private PanelPlace Place(string group, string panel) => new(
        Sum(Product(group, Sources), Sources == 0 ? Product(panel, 16) : "0"),
        Sum(Product(group, Channels), Product(panel, 16)),
        Sum(Product(group, Count * PanelStride), Product(panel, PanelStride)),
        Product(panel, PanelStride),
        panel == "0" ? Literal.Of(Channels) : $"{Literal.Of(Channels)} - {Product(panel, 16)}");

    private static string Product(string factor, int number) => factor == "0" || number == 0 ? "0"
        : char.IsDigit(factor[0]) ? Literal.Of(int.Parse(factor, System.Globalization.CultureInfo.InvariantCulture) * number)
        : $"{factor} * {Literal.Of(number)}";

    private static string Sum(string a, string b) => a == "0" ? b : b == "0" ? a : $"{a} + {b}";
}

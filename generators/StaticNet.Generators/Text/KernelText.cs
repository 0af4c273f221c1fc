namespace StaticNet.Generators.Text;

/// <summary>Phrases that kernels share.</summary>
internal static class KernelText
{
    /// <summary>
    /// Kernels are compiled once, optimized: tiering would run the first thirty calls unoptimized, where vector code is
    /// some fifty times slower. They are never inlined: a caller that tiering compiles again has no room left to inline the operations on lanes, and calls each of them.
    /// </summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>Short kernels of a single row are inlined into the pass that runs them.</summary>
    public const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The offset expression of a vector of a tile: whole panels first, then the vector in its part.</summary>
    public static string Offset(LaneType lanes, int vector, int panelStride)
    {
        int constant = vector / lanes.PartVectors * panelStride;
        int inPart = vector % lanes.PartVectors;
        return inPart == 0 ? Literal.Of(constant) : constant == 0 ? lanes.Count : $"{Literal.Of(constant)} + {lanes.Count}";
    }

    /// <summary><c>ref Unsafe.Add(ref name, offset)</c> without the leading <c>ref</c>.</summary>
    public static string At(string name, string offset) => offset == "0" ? name : $"Unsafe.Add(ref {name}, {offset})";

    /// <summary>Opens the loop over the parts of a panel where a panel is more than one part.</summary>
    public static SourceWriter.Scope? Parts(SourceWriter writer, LaneType lanes) => lanes.IsWholePanel
        ? null
        : writer.Block($"for (int part = 0; part < {lanes.PanelChannels}; part += {(lanes.PartVectors == 1 ? "" : $"{lanes.PartVectors} * ")}{lanes.Count})");

    /// <summary>A reference at the current part.</summary>
    public static string AtPart(LaneType lanes, string name) => lanes.IsWholePanel ? name : $"Unsafe.Add(ref {name}, part)";

    /// <summary>Writes <c>first</c> and <c>last</c>: what a worker takes of a range, in whole units.</summary>
    public static void Share(SourceWriter writer, int length, int unit)
    {
        writer.Line($"int first = WorkShare.Start({Literal.Of(length)}, {Literal.Of(unit)}, worker, workers);");
        writer.Line($"int last = WorkShare.Start({Literal.Of(length)}, {Literal.Of(unit)}, worker + 1, workers);");
    }

    /// <summary>A parameter as the argument of the same name: <c>ref float x</c> → <c>ref x</c>, <c>int rows</c> → <c>rows</c>.</summary>
    public static string Argument(string parameter)
    {
        string[] words = parameter.Split(' ');
        return words.Length == 3 ? $"{words[0]} {words[2]}" : words[1];
    }

    /// <summary>A number of things in words.</summary>
    public static string Count(int count, string noun) => $"{Literal.Display(count)} {noun}{(count == 1 ? "" : "s")}";
}

using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The sizes of an attention.</summary>
/// <param name="Steps">The steps of a sample.</param>
/// <param name="Width">The features of a step.</param>
/// <param name="Heads">The heads.</param>
/// <param name="Causal">Whether steps see no later ones.</param>
internal sealed record AttentionShape(int Steps, int Width, int Heads, bool Causal)
{
    /// <summary>The features of a head.</summary>
    public int Features => Width / Heads;

    /// <summary>The features of a head with padding.</summary>
    public int PaddedFeatures => (Features + 15) / 16 * 16;

    /// <summary>The steps with padding.</summary>
    public int PaddedSteps => (Steps + 15) / 16 * 16;

    /// <summary>The pairs of a query and a key that it sees, of all heads of a sample.</summary>
    public long Pairs => (long)Heads * (Causal ? (long)Steps * (Steps + 1) / 2 : (long)Steps * Steps);

    /// <summary>The factor on scores, 1 / √features.</summary>
    public float Scale => (float)(1 / Math.Sqrt(Features));

    /// <summary>The end of kernels' names.</summary>
    public string Name => $"{Steps}x{Width}By{Heads}{(Causal ? "Causal" : "")}";

    /// <summary>The keys that the query of <c>step</c> sees, from 0 on.</summary>
    public string Count => Causal ? "step + 1" : Literal.Of(Steps);

    /// <summary>Copies the features of a head, which lie among those of others, so that no vector may reach beyond them.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="from">Where they lie.</param>
    /// <param name="to">Where they go.</param>
    public void EmitCopy(SourceWriter writer, LaneType lanes, string from, string to)
    {
        bool isWhole = Features == PaddedFeatures;
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i += {(isWhole ? lanes.Count : "1")})"))
            writer.Line(isWhole ? lanes.Store(lanes.Load(from, "i"), to, "i") : $"Unsafe.Add(ref {to}, i) = Unsafe.Add(ref {from}, i);");
    }

    /// <summary>Copies the features of a head of all steps with the steps side by side, <c>to[feature, step]</c>.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="from">The first step.</param>
    /// <param name="stride">From one step to the next.</param>
    /// <param name="to">Where they go.</param>
    public void EmitTurn(SourceWriter writer, string from, int stride, string to)
    {
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Steps)}; step++)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i++)"))
            writer.Line($"Unsafe.Add(ref {to}, (i * {Literal.Of(PaddedSteps)}) + step) = Unsafe.Add(ref {from}, (step * {Literal.Of(stride)}) + i);");
    }

    /// <summary>Sets what follows the features of all heads in a sample's rows to 0.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="rows">The first row.</param>
    /// <param name="features">The features of a row.</param>
    /// <param name="stride">From one row to the next.</param>
    public void EmitPadding(SourceWriter writer, string rows, int features, int stride)
    {
        int padded = (features + 15) / 16 * 16;
        if (padded == features)
            return;
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Steps)}; step++)"))
        using (writer.Block($"for (int i = {Literal.Of(features)}; i < {Literal.Of(padded)}; i++)"))
            writer.Line($"Unsafe.Add(ref {rows}, (step * {Literal.Of(stride)}) + i) = 0f;");
    }
}

using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The sizes of an attention.</summary>
/// <param name="Queries">The steps that ask.</param>
/// <param name="Keys">The steps that answer: the same, or those of another sequence.</param>
/// <param name="Width">The features of a query, a key, a value and an output.</param>
/// <param name="Heads">The heads.</param>
/// <param name="Causal">Whether steps see no later ones.</param>
internal sealed record AttentionShape(AttentionSteps Queries, AttentionSteps Keys, int Width, int Heads, bool Causal)
{
    /// <summary>The features of a head.</summary>
    public int Features => Width / Heads;

    /// <summary>The width with padding.</summary>
    public int PaddedWidth => (Width + 15) / 16 * 16;

    /// <summary>The features of a head with padding.</summary>
    public int PaddedFeatures => (Features + 15) / 16 * 16;

    /// <summary>The pairs of a query and a key that it sees, of all heads of a sample.</summary>
    public long Pairs => (long)Heads * (Causal ? (long)Queries.Count * (Queries.Count + 1) / 2 : (long)Queries.Count * Keys.Count);

    /// <summary>The pairs of a query and a key of a head, seen or not.</summary>
    public int HeadPairs => Queries.Count * Keys.Count;

    /// <summary>The factor on scores, 1 / √features.</summary>
    public float Scale => (float)(1 / Math.Sqrt(Features));

    /// <summary>Whether samples may have fewer steps.</summary>
    public bool HasLengths => Queries.HasLengths || Keys.HasLengths;

    /// <summary>The lengths of samples as an argument, where they have any.</summary>
    public IEnumerable<Operand> Lengths => HasLengths ? [Operand.Lengths] : [];

    /// <summary>The end of kernels' names.</summary>
    public string Name => $"{Queries.Count}{(Queries.Count == Keys.Count ? "" : $"x{Keys.Count}")}x{Width}By{Heads}{(Causal ? "Causal" : "")}";

    /// <summary>What of its lengths kernels' names say.</summary>
    public string LengthsDetail => KernelDetail.If(Queries.HasLengths && Keys.HasLengths, "lengths")
        + KernelDetail.If(Queries.HasLengths && !Keys.HasLengths, "queryLengths") + KernelDetail.If(Keys.HasLengths && !Queries.HasLengths, "keyLengths");

    /// <summary>The parameter of kernels with the lengths of samples, where they have any.</summary>
    public IReadOnlyList<string> LengthsParameter => HasLengths ? ["ref int lengths"] : [];

    /// <summary>What methods for a head are declared with behind other parameters, where samples may have fewer steps.</summary>
    public string StepsParameter => HasLengths ? ", int steps" : "";

    /// <summary>Its argument.</summary>
    public string StepsArgument => HasLengths ? ", steps" : "";

    /// <summary>Whether the features of a head are whole panels, so that vectors don't reach into those of another.</summary>
    public bool IsWhole => Features == PaddedFeatures;

    /// <summary>The panels of a head.</summary>
    public int Panels => PaddedFeatures / 16;

    /// <summary>Writes <c>steps</c>, those of a sample, where they may be fewer.</summary>
    /// <param name="writer">The source.</param>
    public void EmitSteps(SourceWriter writer)
    {
        if (HasLengths)
            writer.Line("int steps = Unsafe.Add(ref lengths, sample);");
    }

    /// <summary>Writes <c>seen</c>, the keys from 0 on that some query of a block sees, and the <c>panels</c> that they fill.</summary>
    /// <param name="writer">The source.</param>
    public void EmitSeen(SourceWriter writer) => writer.Line(Causal || Keys.HasLengths
        ? $"int seen = {(Causal ? $"first + {Queries.RowCount}" : "steps")}, panels = (seen + 15) / 16;"
        : $"const int seen = {Literal.Of(Keys.Count)}, panels = {Keys.Padded / 16};");

    /// <summary>Writes a loop that copies a head's rows, one feature after the other: those of other heads lie beside them.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="from">The first row, and from one to the next.</param>
    /// <param name="to">The first row, and from one to the next.</param>
    public void EmitRows(SourceWriter writer, string rows, (string Place, int Stride) from, (string Place, int Stride) to)
    {
        using (writer.Block($"for (int step = 0; step < {rows}; step++)"))
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i++)"))
            writer.Line($"Unsafe.Add(ref {to.Place}, (step * {Literal.Of(to.Stride)}) + i) = Unsafe.Add(ref {from.Place}, (step * {Literal.Of(from.Stride)}) + i);");
    }
}

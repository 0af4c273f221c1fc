using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The sizes of an attention.</summary>
/// <param name="Steps">The steps of a sample.</param>
/// <param name="Width">The features of a step.</param>
/// <param name="Heads">The heads.</param>
/// <param name="Causal">Whether steps see no later ones.</param>
/// <param name="HasLengths">Whether samples may have fewer steps.</param>
internal sealed record AttentionShape(int Steps, int Width, int Heads, bool Causal, bool HasLengths)
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

    /// <summary>The lengths of samples as an argument, where they have any.</summary>
    public IEnumerable<Operand> Lengths => HasLengths ? [Operand.Lengths] : [];

    /// <summary>The end of kernels' names.</summary>
    public string Name => $"{Steps}x{Width}By{Heads}{(Causal ? "Causal" : "")}";

    /// <summary>The queries, or keys, that are taken at a time: as many for each lane type, so that each leaves out the same.</summary>
    public const int BlockRows = 8;

    /// <summary>The rows of a block, which are fewer where there are no more.</summary>
    public int Rows => Math.Min(BlockRows, Steps);

    /// <summary>The steps of a sample, as source.</summary>
    public string StepCount => HasLengths ? "steps" : Literal.Of(Steps);

    /// <summary>The rows of a block, as source.</summary>
    public string RowCount => HasLengths ? "rows" : Literal.Of(Rows);

    /// <summary>What methods are declared with behind other parameters, where samples may have fewer steps: their number, or that of a block's rows.</summary>
    /// <param name="name">The number.</param>
    public string Parameter(string name) => HasLengths ? $", int {name}" : "";

    /// <summary>Its argument.</summary>
    /// <param name="name">The number.</param>
    public string Argument(string name) => HasLengths ? $", {name}" : "";

    /// <summary>Whether the features of a head are whole panels, so that vectors don't reach into those of another.</summary>
    public bool IsWhole => Features == PaddedFeatures;

    /// <summary>The panels of a head.</summary>
    public int Panels => PaddedFeatures / 16;

    /// <summary>
    /// Writes a loop over blocks of rows, with <c>first</c>, the first row of one, and its <c>rows</c> where they aren't always as many. Where rows don't fill the last block, it begins earlier, and computes
    /// some of them once more, to the same bits.
    /// </summary>
    /// <param name="writer">The source.</param>
    public SourceWriter.Scope EmitBlocks(SourceWriter writer)
    {
        var scope = writer.Block($"for (int block = 0; block < {StepCount}; block += {BlockRows})");
        if (HasLengths)
            writer.Line($"int rows = global::System.Math.Min({BlockRows}, steps), first = global::System.Math.Min(block, steps - rows);");
        else
            writer.Line(Steps % Rows == 0 ? "int first = block;" : $"int first = global::System.Math.Min(block, {Literal.Of(Steps - Rows)});");
        return scope;
    }

    /// <summary>Writes <c>steps</c>, those of a sample, where they may be fewer.</summary>
    /// <param name="writer">The source.</param>
    public void EmitSteps(SourceWriter writer)
    {
        if (HasLengths)
            writer.Line("int steps = Unsafe.Add(ref lengths, sample);");
    }

    /// <summary>Writes <c>seen</c>, the keys from 0 on that some query of a block sees, and the <c>panels</c> that they fill.</summary>
    /// <param name="writer">The source.</param>
    public void EmitSeen(SourceWriter writer) => writer.Line(Causal || HasLengths
        ? $"int seen = {(Causal ? $"first + {RowCount}" : "steps")}, panels = (seen + 15) / 16;"
        : $"const int seen = {Literal.Of(Steps)}, panels = {PaddedSteps / 16};");

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

    /// <summary>Sets a sample's rows beyond its length to 0.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="rows">The first row.</param>
    /// <param name="features">The features of a row.</param>
    /// <param name="stride">From one row to the next.</param>
    public void EmitBeyond(SourceWriter writer, LaneType lanes, string rows, int features, int stride)
    {
        if (!HasLengths)
            return;
        using (writer.Block($"for (int step = steps; step < {Literal.Of(Steps)}; step++)"))
        using (writer.Block($"for (int i = 0; i < {(features + 15) / 16 * 16}; i += {lanes.Count})"))
            writer.Line(lanes.Store(lanes.Zero, $"Unsafe.Add(ref {rows}, step * {Literal.Of(stride)})", "i"));
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

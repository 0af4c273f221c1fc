using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>The steps of one side of an attention: those that ask, or those that answer.</summary>
/// <param name="Count">The steps of a sample.</param>
/// <param name="HasLengths">Whether samples may have fewer: <c>steps</c> in kernels, the same number on both sides.</param>
internal sealed record AttentionSteps(int Count, bool HasLengths)
{
    /// <summary>The steps that are taken at a time: as many for each lane type, so that each leaves out the same.</summary>
    public const int BlockRows = 8;

    /// <summary>The steps with padding.</summary>
    public int Padded => (Count + 15) / 16 * 16;

    /// <summary>The rows of a block, which are fewer where there are no more.</summary>
    public int Rows => Math.Min(BlockRows, Count);

    /// <summary>The steps of a sample, as source.</summary>
    public string Source => HasLengths ? "steps" : Literal.Of(Count);

    /// <summary>The rows of a block, as source.</summary>
    public string RowCount => HasLengths ? "rows" : Literal.Of(Rows);

    /// <summary>What methods for a block are declared with behind other parameters, where blocks may have fewer rows.</summary>
    public string Parameter => HasLengths ? ", int rows" : "";

    /// <summary>Its argument.</summary>
    public string Argument => HasLengths ? ", rows" : "";

    /// <summary>
    /// Writes a loop over blocks of rows, with <c>first</c>, the first row of one, and its <c>rows</c> where they aren't always as many. Where rows don't fill the last block, it begins earlier, and computes
    /// some of them once more, to the same bits.
    /// </summary>
    /// <param name="writer">The source.</param>
    public SourceWriter.Scope EmitBlocks(SourceWriter writer)
    {
        var scope = writer.Block($"for (int block = 0; block < {Source}; block += {BlockRows})");
        if (HasLengths)
            writer.Line($"int rows = global::System.Math.Min({BlockRows}, steps), first = global::System.Math.Min(block, steps - rows);");
        else
            writer.Line(Count % Rows == 0 ? "int first = block;" : $"int first = global::System.Math.Min(block, {Literal.Of(Count - Rows)});");
        return scope;
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
        using (writer.Block($"for (int step = steps; step < {Literal.Of(Count)}; step++)"))
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
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Count)}; step++)"))
        using (writer.Block($"for (int i = {Literal.Of(features)}; i < {Literal.Of(padded)}; i++)"))
            writer.Line($"Unsafe.Add(ref {rows}, (step * {Literal.Of(stride)}) + i) = 0f;");
    }
}

using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Planning;

/// <summary>Where an argument of a kernel lies.</summary>
internal enum OperandKind
{
    /// <summary>The caller's inputs.</summary>
    Inputs,

    /// <summary>The flat parameter array.</summary>
    Parameters,

    /// <summary>The flat gradient array.</summary>
    Gradients,

    /// <summary>The flat array of statistics.</summary>
    Statistics,

    /// <summary>What the statistics become when the pass is accepted, laid out like them.</summary>
    Pending,

    /// <summary>What a training pass keeps of each feature of its batch.</summary>
    Moments,

    /// <summary>The states that windows begin with, those of a place of the batch in a row.</summary>
    States,

    /// <summary>What the states become when the pass is accepted, laid out like them.</summary>
    PendingStates,

    /// <summary>The states that windows of inference begin with, laid out like those of training.</summary>
    InferenceStates,

    /// <summary>What windows of inference end with, laid out like them.</summary>
    PendingInferenceStates,

    /// <summary>The workspace; the offset is for one sample, to be multiplied by the capacity.</summary>
    Workspace,

    /// <summary>Space that lives for one kernel.</summary>
    Scratch,

    /// <summary>The lane sums of squared gradients.</summary>
    Squares,

    /// <summary>Sixteen lanes that live for one kernel.</summary>
    Lanes,

    /// <summary>The batch of an input of integers.</summary>
    Tokens,

    /// <summary>How many steps each sample has.</summary>
    Lengths,

    /// <summary>The caller's labels.</summary>
    Labels,

    /// <summary>The copy of labels that a loss has, where several take labels.</summary>
    LabelCopies,

    /// <summary>The loss of each row.</summary>
    Losses,

    /// <summary>The limit on a gradient's magnitude, a value.</summary>
    GradientLimit,

    /// <summary>An option of a layer, a value; the offset is its index.</summary>
    Option,

    /// <summary>The key of a random mask in this step, a value; the offset is the mask's number.</summary>
    MaskKey,

    /// <summary>The place in the batch of the first row that a call gets, a value.</summary>
    FirstRow,

    /// <summary>The rows of the whole batch, of which a call may get some; a value.</summary>
    Batch,

    /// <summary>The weight of each class.</summary>
    ClassWeights,

    /// <summary>One over the weight of the whole batch's labels; a value.</summary>
    LossScale,

    /// <summary>What each sample's loss is multiplied by, if the samples have weights.</summary>
    SampleScales,

    /// <summary>Whether the samples have weights; a value.</summary>
    WeighsSamples,

    /// <summary>The rows of a table that the pass uses, an object.</summary>
    UsedRows,
}

/// <summary>An argument of a kernel call.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first element.</param>
/// <param name="Stride">From one sample of the batch to the next; 0 if it has none.</param>
/// <param name="IsWritten">Whether the kernel writes to it.</param>
internal sealed record Operand(OperandKind Kind, int Offset = 0, int Stride = 0, bool IsWritten = false)
{
    public static readonly Operand FirstRow = new(OperandKind.FirstRow, Stride: 1);

    public static readonly Operand Batch = new(OperandKind.Batch, Stride: 1);

    public static readonly Operand Lengths = new(OperandKind.Lengths, Stride: 1);

    /// <summary>The labels that a loss compares with: the caller's, or the copy that the loss has.</summary>
    public static Operand LabelsOf(LossOperation loss) =>
        new(loss.ReadsCallersLabels ? OperandKind.Labels : OperandKind.LabelCopies, Stride: 1) { Number = loss.ReadsCallersLabels ? 0 : loss.Number };

    /// <summary>Where a loss writes that of each row.</summary>
    public static Operand LossesOf(LossOperation loss) => new(OperandKind.Losses, Stride: 1, IsWritten: true) { Number = loss.Number };

    /// <summary>What the rows of a loss are multiplied by.</summary>
    public static Operand SampleScalesOf(LossOperation loss) => new(OperandKind.SampleScales, Stride: 1) { Number = loss.Number };

    /// <summary>Another argument that a loss has of its own.</summary>
    public static Operand Of(LossOperation loss, OperandKind kind) => new(kind) { Number = loss.Number };

    public static Operand Option(int index) => new(OperandKind.Option, index);

    public static Operand MaskKey(int mask) => new(OperandKind.MaskKey, mask);

    /// <summary>Which of the network's losses it belongs to, or of its inputs of integers or of its tables it is.</summary>
    public int Number { get; init; }

    /// <summary>The rows of a sample, where it is a value of the graph; else 0.</summary>
    public int Rows { get; init; }

    /// <summary>From the first element of each sample to the one that a kernel begins at.</summary>
    public int Inner { get; init; }

    /// <summary>Its elements where it has no rows and others may touch them; else 0.</summary>
    public int Length { get; init; }

    /// <summary>The argument in a call with some rows for each sample: what counts rows goes by them.</summary>
    /// <param name="rows">The rows of a sample.</param>
    public Operand ForRows(int rows) => Kind is OperandKind.FirstRow or OperandKind.Batch or OperandKind.Labels or OperandKind.LabelCopies or OperandKind.Losses or OperandKind.SampleScales
        ? this with { Stride = rows }
        : this;

    /// <summary>The variable of a pass that refers to its first element.</summary>
    public string Variable => Kind.ToString().ToLowerInvariant() + (Number == 0 ? "" : Literal.Of(Number));

    /// <summary>The argument as source.</summary>
    public string Source => SourceFrom(null);

    /// <summary>The argument as source, from a sample on.</summary>
    /// <param name="row">The variable with the sample; null for the first.</param>
    public string SourceFrom(string? row)
    {
        switch (Kind)
        {
            case OperandKind.GradientLimit:
                return "memory.GradientLimit";
            case OperandKind.Option:
                return $"memory.Options[{Literal.Of(Offset)}]";
            case OperandKind.MaskKey:
                return $"memory.MaskKeyOf({Literal.Of(Offset)})";
            case OperandKind.FirstRow:
                return row is null ? "0" : InRows(row, Stride);
            case OperandKind.Batch:
                return InRows("rows", Stride);
            case OperandKind.LossScale:
                return Number == 0 ? "memory.LossScale" : $"memory.LossAt({Literal.Of(Number)}).LossScale";
            case OperandKind.WeighsSamples:
                return "memory.WeighsSamples";
            case OperandKind.UsedRows:
                return $"memory.UsedRowsAt({Literal.Of(Number)})";
        }

        var terms = new List<string>();
        if (Offset > 0)
            terms.Add(Kind == OperandKind.Workspace ? $"{Literal.Of(Offset)} * capacity" : Literal.Of(Offset));
        if (Inner > 0)
            terms.Add(Literal.Of(Inner));
        if (row is not null && Stride > 0)
            terms.Add(InRows(row, Stride));
        return terms.Count == 0 ? $"ref {Variable}" : $"ref Unsafe.Add(ref {Variable}, {string.Join(" + ", terms)})";
    }

    /// <summary>A number of samples, or a sample, in rows.</summary>
    /// <param name="samples">The variable with it.</param>
    /// <param name="rows">The rows of a sample.</param>
    public static string InRows(string samples, int rows) => rows == 1 ? samples : $"{samples} * {Literal.Of(rows)}";

    /// <summary>Whether the two share an element, whatever the capacity. Workers have scratch space and lanes of their own.</summary>
    public bool Overlaps(Operand other) => Kind == other.Kind && Kind switch
    {
        OperandKind.Workspace => Offset < other.Offset + other.Stride && other.Offset < Offset + Stride,
        OperandKind.Gradients or OperandKind.Squares => Offset < other.Offset + other.Length && other.Offset < Offset + Length,
        OperandKind.Moments => Offset < other.Offset + Math.Max(other.Length, 1) && other.Offset < Offset + Math.Max(Length, 1),
        OperandKind.Losses or OperandKind.UsedRows => Number == other.Number,
        _ => false,
    };

    /// <summary>Whether each row of the one is the same row of the other.</summary>
    public bool HasRowsOf(Operand other) => Offset == other.Offset && Stride == other.Stride;
}

/// <summary>A call of a kernel with its arguments; the row count comes last.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Operands">Its arguments.</param>
/// <param name="Rows">The rows of a sample.</param>
internal sealed record KernelCall(KernelPlan Kernel, EquatableArray<Operand> Operands, int Rows = 1)
{
    /// <summary>The work for a sample.</summary>
    public long Work => Kernel.Work * Rows;
}

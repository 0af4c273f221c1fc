using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>A pass: its kernel calls in order, and where its tensors lie in the workspace.</summary>
/// <param name="Calls">The kernel calls.</param>
/// <param name="Buffers">The workspace's tensors.</param>
/// <param name="WorkspacePerSample">Workspace elements for one sample.</param>
internal sealed record PassPlan(EquatableArray<KernelCall> Calls, EquatableArray<PlannedBuffer> Buffers, int WorkspacePerSample)
{
    // Twice the work of two layers of 64; code and stack stay within a few KB, and far from the JIT's limits.
    private const int MaxInlinedWork = 16 * 1024, MaxInlinedCalls = 12, MaxStack = 1024;

    /// <summary>How workers share it.</summary>
    public SharePlan Share { get; private init; } = WorkSplit.Plan(Calls);

    /// <summary>The pass for one worker alone.</summary>
    public PassPlan Alone => this with { Share = Share with { SmallestBatch = null } };

    /// <summary>Where parts of values lie.</summary>
    public EquatableArray<PlacedPart> Places { get; init; }

    /// <summary>The tables whose used rows are kept from pass to pass.</summary>
    public EquatableArray<TableUse> Tables { get; init; }

    /// <summary>Whether a buffer is a place in that of another value.</summary>
    public bool IsPart(PlannedBuffer buffer) => Places.Any(part => part.ReasonToCopy is null && part.Part == buffer.Tensor);

    /// <summary>How many of the first calls are those of the forward pass.</summary>
    public int ForwardCalls { get; init; }

    /// <summary>The forward pass alone.</summary>
    public PassPlan Forward => new(Calls.Take(ForwardCalls).ToEquatableArray(), Buffers, WorkspacePerSample);

    /// <summary>What comes behind the forward pass.</summary>
    public PassPlan Backward => new(Calls.Skip(ForwardCalls).ToEquatableArray(), Buffers, WorkspacePerSample);

    /// <summary>How many of the first calls it leaves to inference, since they are the same.</summary>
    public int Start { get; private init; }

    /// <summary>How many of the first calls a worker's share leaves to that of inference.</summary>
    public int ShareStart { get; private init; }

    /// <summary>Its own calls, a method each part.</summary>
    public EquatableArray<EquatableArray<SharedCall>> Parts() => MethodSplit.Split(Share.Calls.Skip(Start), shared => MethodCost.Of(shared.Call));

    /// <summary>The own calls of a worker's share, a method each part.</summary>
    public EquatableArray<EquatableArray<SharedCall>> ShareParts() => MethodSplit.Split(Share.Calls.Skip(ShareStart), MethodCost.OfShare);

    /// <summary>
    /// Whether one sample is so little work that it is computed in a method that has every kernel inlined, in memory on the stack, which no
    /// other call can touch: of kernels that can be, and that need nothing but inputs, parameters and workspace.
    /// </summary>
    public bool InlinesRow =>
        Calls.All(call => call.Rows == 1 && call.Kernel.InlinesRow
            && call.Operands.All(operand => operand.Kind is OperandKind.Inputs or OperandKind.Parameters or OperandKind.Workspace))
        && Calls.Count <= MaxInlinedCalls
        && Calls.Sum(call => call.Work) <= MaxInlinedWork
        && WorkspacePerSample <= MaxStack
        && Share.SmallestBatch is not 1;

    /// <summary>The pass with its first calls left to inference where they are the same.</summary>
    public PassPlan StartingWith(PassPlan inference)
    {
        int count = inference.Calls.Count;
        if (!inference.Calls.SequenceEqual(Calls.Take(count)))
            return this;

        // A worker goes on with the samples that it began with.
        bool isShared = inference.Share.SmallestBatch is not null && inference.Share.Unit == Share.Unit && inference.Share.Calls.SequenceEqual(Share.Calls.Take(count));
        return this with { Start = count, ShareStart = isShared ? count : 0 };
    }

    /// <summary>The buffer of a tensor that the pass holds.</summary>
    public PlannedBuffer Of(Tensor tensor) => Buffers.First(buffer => buffer.Tensor == tensor);
}

/// <summary>A tensor in the workspace.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Offset">Its first element for a capacity of one sample.</param>
/// <param name="Stride">From one row to the next.</param>
internal sealed record PlannedBuffer(Tensor Tensor, int Offset, int Stride)
{
    /// <summary>The first feature of each row that is the tensor's, where it is a part of another.</summary>
    public int Inner { get; init; }

    /// <summary>From one sample to the next.</summary>
    public int SampleStride => Stride * Tensor.Rows;
}

using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>A pass: its kernel calls in order, and where its tensors lie in the workspace.</summary>
/// <param name="Calls">The kernel calls.</param>
/// <param name="Buffers">The workspace's tensors.</param>
/// <param name="WorkspacePerSample">Workspace elements for one sample.</param>
internal sealed record PassPlan(EquatableArray<KernelCall> Calls, EquatableArray<PlannedBuffer> Buffers, int WorkspacePerSample)
{
    /// <summary>How workers share it.</summary>
    public SharePlan Share { get; } = WorkSplit.Plan(Calls);

    /// <summary>The buffer of a tensor that the pass holds.</summary>
    public PlannedBuffer Of(Graph.Tensor tensor) => Buffers.First(buffer => buffer.Tensor == tensor);
}

/// <summary>A tensor in the workspace.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Offset">Its first element for a capacity of one sample.</param>
/// <param name="Stride">From one sample to the next.</param>
internal sealed record PlannedBuffer(Graph.Tensor Tensor, int Offset, int Stride);

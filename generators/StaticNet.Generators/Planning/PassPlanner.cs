using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Turns the operations of a pass into kernel calls and gives each tensor a buffer for the time between its first write
/// and its last read.
/// </summary>
internal sealed class PassPlanner
{
    private readonly NetworkGraph _graph;
    private readonly ParameterPlan _parameters;
    private readonly ParameterPlan _statistics;
    private readonly List<Operation> _operations;
    private readonly HashSet<int> _kept;
    private readonly BufferAllocator _allocator = new();
    private readonly Dictionary<int, PlannedBuffer> _buffers = [];
    private readonly List<KernelCall> _calls = [];
    private readonly Dictionary<int, int> _moments = [];

    // The last operation that reads a tensor, and the last tensor that a buffer was given to.
    private readonly Dictionary<int, int> _lastReads = [];
    private readonly Dictionary<int, int> _holders = [];

    private PassPlanner(
        NetworkGraph graph, ParameterPlan parameters, ParameterPlan statistics, List<Operation> operations, IEnumerable<Tensor> kept)
    {
        _graph = graph;
        _parameters = parameters;
        _statistics = statistics;
        _operations = operations;
        _kept = [.. kept.Select(tensor => tensor.Id)];
        for (int index = 0; index < operations.Count; index++)
            foreach (var tensor in operations[index].Reads)
                _lastReads[tensor.Id] = index;
    }

    /// <summary>The elements of scratch space that the kernels called so far need.</summary>
    public int Scratch { get; private set; }

    /// <summary>The elements of what is kept of each feature.</summary>
    public int Moments { get; private set; }

    /// <summary>Plans a pass.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="parameters">Where parameters lie.</param>
    /// <param name="statistics">Where statistics lie.</param>
    /// <param name="operations">The pass.</param>
    /// <param name="targets">The padded targets, if the pass has any; the caller fills them.</param>
    /// <param name="kept">Tensors to be read after the pass.</param>
    public static (PassPlan Plan, int Scratch, int Moments) Plan(
        NetworkGraph graph,
        ParameterPlan parameters,
        ParameterPlan statistics,
        IReadOnlyList<Operation> operations,
        Tensor? targets,
        params Tensor[] kept)
    {
        var fused = Fusion.Fuse(operations);
        var planner = new PassPlanner(graph, parameters, statistics, fused, kept);
        planner.PlanOperations(targets);
        return (
            new PassPlan(planner._calls.ToEquatableArray(), planner._buffers.Values.ToEquatableArray(), planner._allocator.Peak),
            planner.Scratch,
            planner.Moments);
    }

    /// <summary>From one sample of a tensor to the next.</summary>
    public int StrideOf(Tensor tensor) => _buffers.TryGetValue(tensor.Id, out var buffer) ? buffer.Stride : _graph.Input.Length;

    /// <summary>A tensor as an argument that is read.</summary>
    public Operand Of(Tensor tensor) => _buffers.TryGetValue(tensor.Id, out var buffer)
        ? new(OperandKind.Workspace, buffer.Offset, buffer.Stride)
        : new(OperandKind.Inputs, Stride: _graph.Input.Length);

    /// <summary>A tensor as an argument that is written.</summary>
    public Operand Written(Tensor tensor) => Of(tensor) with { IsWritten = true };

    /// <summary>Where a parameter lies.</summary>
    public PlannedParameter Place(Parameter parameter) => _parameters.Place(parameter);

    /// <summary>A statistic as an argument.</summary>
    public Operand OfStatistic(Parameter statistic) => new(OperandKind.Statistics, _statistics.Place(statistic).Offset);

    /// <summary>What a statistic becomes when the pass is accepted, as an argument.</summary>
    public Operand OfPending(Parameter statistic) => OfStatistic(statistic) with { Kind = OperandKind.Pending, IsWritten = true };

    /// <summary>What a pass keeps of each feature that a statistic is of, some values each, as an argument.</summary>
    public Operand UseMoments(Parameter statistic, int values)
    {
        if (!_moments.TryGetValue(statistic.Id, out int offset))
        {
            _moments.Add(statistic.Id, offset = Moments);
            Moments += values * _statistics.Place(statistic).Length;
        }

        return new(OperandKind.Moments, offset);
    }

    /// <summary>The lane sums of a layer's squared gradients as an argument.</summary>
    public Operand SquaresOf(Parameter weights) => new(OperandKind.Squares, 16 * _parameters.SquareBlock(weights));

    /// <summary>Space for one kernel as an argument.</summary>
    public Operand UseScratch(int length)
    {
        Scratch = Math.Max(Scratch, length);
        return new(OperandKind.Scratch);
    }

    public void Call(KernelPlan kernel, params Operand[] operands) => _calls.Add(new KernelCall(kernel, new(operands)));

    private void PlanOperations(Tensor? targets)
    {
        if (targets is not null)
            Allocate(targets);
        if (_operations.Any(operation => operation.Reads.Contains(_graph.Input) && !operation.ReadsUnpadded) || _kept.Contains(_graph.Input.Id))
            CopyInput();
        for (int index = 0; index < _operations.Count; index++)
        {
            var operation = _operations[index];
            if (operation.Writes is { } output && !TryShareBuffer(operation, output, index))
                Allocate(output);

            // Where nothing reads it, as in inference, it stays: rows of another stride in its place would cost workers a barrier.
            if (operation.Saves is { } saved)
                Allocate(saved);
            operation.Plan(this);
            foreach (var tensor in operation.Reads)
                if (!IsReadAfter(tensor, index))
                    Free(tensor);
        }
    }

    private void CopyInput()
    {
        Allocate(_graph.Input);
        var buffer = _buffers[_graph.Input.Id];
        Call(new CopyRows(_graph.Input.Length, buffer.Stride), new(OperandKind.Inputs, Stride: _graph.Input.Length), Written(_graph.Input));
    }

    private bool TryShareBuffer(Operation operation, Tensor output, int index)
    {
        if (operation.InPlace is not { } input || IsReadAfter(input, index) || !_buffers.TryGetValue(input.Id, out var buffer))
            return false;
        _buffers.Add(output.Id, buffer with { Tensor = output });
        _holders[buffer.Offset] = output.Id;
        return true;
    }

    private bool IsReadAfter(Tensor tensor, int index) =>
        _kept.Contains(tensor.Id) || (_lastReads.TryGetValue(tensor.Id, out int last) && last > index);

    private void Allocate(Tensor tensor)
    {
        int stride = DenseStrategy.Stride(tensor.Length);
        var buffer = new PlannedBuffer(tensor, _allocator.Allocate(stride), stride);
        _buffers.Add(tensor.Id, buffer);
        _holders[buffer.Offset] = tensor.Id;
    }

    private void Free(Tensor tensor)
    {
        // A buffer that was handed on lives as long as its last holder.
        if (_buffers.TryGetValue(tensor.Id, out var buffer) && _holders[buffer.Offset] == tensor.Id)
            _allocator.Free(buffer.Offset);
    }
}

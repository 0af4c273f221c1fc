using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Turns the operations of a pass into kernel calls and gives each value a buffer for the time between its first write
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

    // The last operation that reads a value, and the last value that a buffer was given to.
    private readonly Dictionary<int, int> _lastReads = [];
    private readonly Dictionary<int, int> _holders = [];

    private PassPlanner(
        NetworkGraph graph,
        ParameterPlan parameters,
        ParameterPlan statistics,
        GradientEpilogue epilogue,
        List<Operation> operations,
        IEnumerable<Tensor> kept)
    {
        _graph = graph;
        _parameters = parameters;
        _statistics = statistics;
        _operations = operations;
        _kept = [.. kept.Select(value => value.Id)];
        Epilogue = epilogue;
        for (int index = 0; index < operations.Count; index++)
            foreach (var value in operations[index].Reads)
                _lastReads[value.Id] = index;
    }

    /// <summary>What is done to parameter gradients as they are written.</summary>
    public GradientEpilogue Epilogue { get; }

    /// <summary>The elements of scratch space that the kernels called so far need.</summary>
    public int Scratch { get; private set; }

    /// <summary>The elements of what is kept of each feature.</summary>
    public int Moments { get; private set; }

    /// <summary>Plans a pass.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="parameters">Where parameters lie.</param>
    /// <param name="statistics">Where statistics lie.</param>
    /// <param name="epilogue">What is done to parameter gradients as they are written.</param>
    /// <param name="operations">The pass.</param>
    /// <param name="targets">The padded targets, if the pass has any; the caller fills them.</param>
    /// <param name="kept">Values to be read after the pass.</param>
    public static (PassPlan Plan, int Scratch, int Moments) Plan(
        NetworkGraph graph,
        ParameterPlan parameters,
        ParameterPlan statistics,
        GradientEpilogue epilogue,
        IReadOnlyList<Operation> operations,
        Tensor? targets,
        params Tensor[] kept)
    {
        var fused = Fusion.Fuse(operations, kept);
        var planner = new PassPlanner(graph, parameters, statistics, epilogue, fused, kept);
        planner.PlanOperations(targets);
        return (
            new PassPlan(planner._calls.ToEquatableArray(), planner._buffers.Values.ToEquatableArray(), planner._allocator.Peak),
            planner.Scratch,
            planner.Moments);
    }

    /// <summary>From one row of a value to the next.</summary>
    public int StrideOf(Tensor value) => IsCallersInput(value) ? value.Length : BufferOf(value).Stride;

    /// <summary>A value as an argument that is read.</summary>
    public Operand Of(Tensor value) => IsCallersInput(value)
        ? new(OperandKind.Inputs, Stride: value.Length)
        : new(OperandKind.Workspace, BufferOf(value).Offset, BufferOf(value).Stride);

    /// <summary>A value as an argument that is written.</summary>
    public Operand Written(Tensor value) => Of(value) with { IsWritten = true };

    /// <summary>Where a parameter lies.</summary>
    public PlannedParameter Place(Parameter parameter) => _parameters.Place(parameter);

    /// <summary>A parameter as an argument.</summary>
    public Operand Of(Parameter parameter) => new(OperandKind.Parameters, Place(parameter).Offset);

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

    /// <summary>What is done to a parameter's gradient as a kernel writes it.</summary>
    public GradientEpilogue EpilogueOf(Parameter parameter) => Epilogue;

    /// <summary>The arguments of a kernel that writes a parameter's gradient: where, where to sum its squares, and the limit if it clamps.</summary>
    public IEnumerable<Operand> GradientOf(Parameter parameter) =>
        [WholeGradientOf(parameter), SquaresOf(parameter), .. EpilogueOf(parameter).Clamps ? [new Operand(OperandKind.GradientLimit)] : Array.Empty<Operand>()];

    /// <summary>A parameter's gradient as an argument that is written.</summary>
    public Operand WholeGradientOf(Parameter parameter) =>
        new(OperandKind.Gradients, Place(parameter).Offset, IsWritten: true) { Length = Place(parameter).Length };

    /// <summary>The lane sums of a parameter's squared gradients as an argument that is written.</summary>
    public Operand SquaresOf(Parameter parameter) =>
        new(OperandKind.Squares, 16 * _parameters.SquareBlock(parameter), IsWritten: true) { Length = 16 * Place(parameter).Panels };

    /// <summary>Space for one kernel as an argument.</summary>
    public Operand UseScratch(int length)
    {
        Scratch = Math.Max(Scratch, length);
        return new(OperandKind.Scratch);
    }

    public void Call(KernelPlan kernel, params Operand[] operands) => _calls.Add(new KernelCall(kernel, new(operands)));

    private bool IsCallersInput(Tensor value) => value == _graph.Input && !_buffers.ContainsKey(value.Id);

    private PlannedBuffer BufferOf(Tensor value) => _buffers.TryGetValue(value.Id, out var buffer)
        ? buffer
        : throw new InvalidOperationException($"'{value.Name}' is read or written where the pass has no place for it.");

    private void PlanOperations(Tensor? targets)
    {
        if (targets is not null)
            Allocate(targets);
        if (_operations.Any(operation => operation.Reads.Contains(_graph.Input) && operation is not IReadsUnpadded { ReadsUnpadded: true })
            || _kept.Contains(_graph.Input.Id))
            CopyInput();
        for (int index = 0; index < _operations.Count; index++)
        {
            var operation = _operations[index];

            // What nothing reads, as statistics in inference, stays: rows of another stride in its place would cost workers a barrier.
            foreach (var value in operation.Writes)
                if (value != operation.Writes[0] || !TryShareBuffer(operation, value, index))
                    Allocate(value);
            ((IPlannable)operation).Plan(this);
            foreach (var value in operation.Reads)
                if (!IsReadAfter(value, index))
                    Free(value);
        }
    }

    private void CopyInput()
    {
        Allocate(_graph.Input);
        var buffer = _buffers[_graph.Input.Id];
        Call(
            KindRegistry.CopyRows(_graph.Input.Length, buffer.Stride),
            new(OperandKind.Inputs, Stride: _graph.Input.Length), Written(_graph.Input));
    }

    private bool TryShareBuffer(Operation operation, Tensor output, int index)
    {
        if ((operation as IOverwrites)?.Overwritten is not { } input || IsReadAfter(input, index) || !_buffers.TryGetValue(input.Id, out var buffer))
            return false;
        _buffers.Add(output.Id, buffer with { Tensor = output });
        _holders[buffer.Offset] = output.Id;
        return true;
    }

    private bool IsReadAfter(Tensor value, int index) =>
        _kept.Contains(value.Id) || (_lastReads.TryGetValue(value.Id, out int last) && last > index);

    private void Allocate(Tensor value)
    {
        int stride = RowStride.Of(value.Length);
        var buffer = new PlannedBuffer(value, _allocator.Allocate(stride), stride);
        _buffers.Add(value.Id, buffer);
        _holders[buffer.Offset] = value.Id;
    }

    private void Free(Tensor value)
    {
        // A buffer that was handed on lives as long as its last holder.
        if (_buffers.TryGetValue(value.Id, out var buffer) && _holders[buffer.Offset] == value.Id)
            _allocator.Free(buffer.Offset);
    }
}

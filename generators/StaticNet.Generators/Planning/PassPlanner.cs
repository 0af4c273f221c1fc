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
    private readonly ParameterPlan _parameters;
    private readonly ParameterPlan _statistics;
    private readonly List<Operation> _operations;
    private readonly HashSet<int> _kept;
    private readonly WorkspacePlan _workspace = new();
    private readonly List<KernelCall> _calls = [];
    private readonly Dictionary<int, int> _moments = [];
    private readonly List<TableUse> _tables = [];
    private readonly SharedGradients _shared;
    private readonly int _carriedStride;

    // Of each part of a value where it lies: of those that are no copies.
    private readonly EquatableArray<PlacedPart> _parts;
    private readonly Dictionary<int, PlacedPart> _places = [];
    private int _forwardCalls;

    // The last operation that reads a value.
    private readonly Dictionary<int, int> _lastReads = [];

    // The numbers of values that are integers, among the inputs.
    private readonly Dictionary<int, int> _integers = [];

    // Values that are the caller's own, or the same elements in another shape. Of several inputs, and of those with lengths, the caller fills buffers.
    private readonly HashSet<int> _callers = [];

    private PassPlanner(
        NetworkGraph graph,
        ParameterPlan parameters,
        ParameterPlan statistics,
        GradientEpilogue epilogue,
        List<Operation> operations,
        IEnumerable<Tensor> kept,
        bool copiesInputs)
    {
        foreach (var input in graph.Inputs)
            if (input.IsInteger)
                _integers.Add(input.Id, _integers.Count);
        if (!copiesInputs && !graph.Inputs[0].IsInteger)
            _callers.Add(graph.Inputs[0].Id);
        _parameters = parameters;
        _statistics = statistics;
        _operations = operations;
        _kept = [.. kept.Select(value => value.Id)];
        _parts = PartPlaces.Find(operations, _kept);
        foreach (var place in _parts)
            if (place.ReasonToCopy is null)
                _places.Add(place.Part.Id, place);
        Epilogue = epilogue;
        _carriedStride = graph.CarriedStride;
        _shared = new SharedGradients(operations);
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
    /// <param name="targets">Padded targets, which the caller fills.</param>
    /// <param name="kept">Values to be read after the pass.</param>
    /// <param name="copiesInputs">Whether inputs are copied to buffers, since the caller's are gone before the pass ends.</param>
    public static (PassPlan Plan, int Scratch, int Moments) Plan(
        NetworkGraph graph,
        ParameterPlan parameters,
        ParameterPlan statistics,
        GradientEpilogue epilogue,
        IReadOnlyList<Operation> operations,
        IEnumerable<Tensor> targets,
        IReadOnlyList<Tensor> kept,
        bool copiesInputs = false)
    {
        var fused = Fusion.Fuse(operations, kept);
        var planner = new PassPlanner(graph, parameters, statistics, epilogue, fused, kept, copiesInputs || graph.Inputs.Count > 1 || graph.Inputs[0].HasLengths);
        planner.PlanOperations(graph, targets);
        return (
            new PassPlan(planner._calls.ToEquatableArray(), planner._workspace.Buffers.ToEquatableArray(), planner._workspace.Peak) { ForwardCalls = planner._forwardCalls, Places = planner._parts, Tables = planner._tables.ToEquatableArray() },
            planner.Scratch,
            planner.Moments);
    }

    /// <summary>From one row of a value to the next.</summary>
    public int StrideOf(Tensor value) => _workspace.Find(value)?.Stride ?? (IsCallers(value) ? value.Features : throw NoPlace(value));

    /// <summary>Whether a value lies between others in the rows of the one that it is a part of.</summary>
    public bool IsPlaced(Tensor value) => _places.ContainsKey(value.Id);

    /// <summary>Whether a value is at a place in another, of which it is a part.</summary>
    public bool IsPlaced(Tensor part, Tensor whole, int first) => _places.TryGetValue(part.Id, out var place) && place.Whole == whole && place.First == first;

    /// <summary>A value as an argument that is read.</summary>
    public Operand Of(Tensor value) => _workspace.Find(value) is { } buffer
        ? new(OperandKind.Workspace, buffer.Offset, buffer.SampleStride) { Rows = value.Rows, Inner = buffer.Inner }
        : IsCallers(value) ? new(OperandKind.Inputs, Stride: value.Length) { Rows = value.Rows }
        : _integers.TryGetValue(value.Id, out int number) ? new(OperandKind.Tokens, Stride: value.Length) { Number = number, Rows = value.Length }
        : throw NoPlace(value);

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

    /// <summary>A state that the window before has left, as an argument; its stride is from one sample to the next.</summary>
    public Operand OfState(CarriedState state, bool isInference) =>
        new(isInference ? OperandKind.InferenceStates : OperandKind.States, state.Offset, _carriedStride);

    /// <summary>What a state becomes when the pass is accepted, as an argument.</summary>
    public Operand OfPending(CarriedState state, bool isInference) =>
        OfState(state, isInference) with { Kind = isInference ? OperandKind.PendingInferenceStates : OperandKind.PendingStates, IsWritten = true };

    /// <summary>What a pass keeps of each feature that a statistic is of, some values each, as an argument.</summary>
    public Operand UseMoments(Parameter statistic, int values)
    {
        if (!_moments.TryGetValue(statistic.Id, out int offset))
            _moments.Add(statistic.Id, offset = Reserve(values * _statistics.Place(statistic).Length));
        return new(OperandKind.Moments, offset);
    }

    /// <summary>The rows of a table that the pass uses, kept from pass to pass, as an argument.</summary>
    /// <param name="table">The table, whose gradient nothing else contributes to.</param>
    /// <param name="lookups">The rows that a sample looks up.</param>
    public Operand UseRows(Parameter table, int lookups)
    {
        _tables.Add(new TableUse(table, lookups));
        return new(OperandKind.UsedRows) { Number = _tables.Count - 1 };
    }

    /// <summary>Whether a parameter's gradient has several contributions, which are summed behind the last one.</summary>
    public bool IsShared(Parameter parameter) => _shared.IsShared(parameter);

    /// <summary>What is done to a parameter's gradient, or to a contribution to it, as a kernel writes it.</summary>
    public GradientEpilogue EpilogueOf(Parameter parameter) => _shared.IsShared(parameter) ? GradientEpilogue.None : Epilogue;

    /// <summary>The arguments of a kernel that writes a parameter's gradient: where, where to sum its squares, and the limit if it clamps.</summary>
    public IEnumerable<Operand> GradientOf(Parameter parameter) =>
        [WholeGradientOf(parameter), SquaresOf(parameter), .. EpilogueOf(parameter).Clamps ? [new Operand(OperandKind.GradientLimit)] : Array.Empty<Operand>()];

    /// <summary>A parameter's gradient, or a contribution to it, as an argument that is written.</summary>
    public Operand WholeGradientOf(Parameter parameter) => _shared.IsShared(parameter)
        ? _shared.Contribution(parameter, Place(parameter), Reserve)
        : FinalGradientOf(parameter);

    /// <summary>A parameter's gradient in the flat array as an argument that is written.</summary>
    public Operand FinalGradientOf(Parameter parameter) =>
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

    /// <summary>Calls a kernel for the rows of the values among its arguments, as many for all of them.</summary>
    public void Call(KernelPlan kernel, params Operand[] operands)
    {
        int rows = operands.Max(operand => operand.Rows);
        _calls.Add(new KernelCall(kernel, new([.. operands.Select(operand => operand.ForRows(rows))]), rows));
    }

    /// <summary>Calls a kernel for samples, whatever rows they have.</summary>
    public void CallForSamples(KernelPlan kernel, params Operand[] operands) => _calls.Add(new KernelCall(kernel, new(operands)));

    private bool IsCallers(Tensor value) => _callers.Contains(value.Id);

    private static InvalidOperationException NoPlace(Tensor value) =>
        new($"'{value.Name}' is read or written where the pass has no place for it.");

    private void PlanOperations(NetworkGraph graph, IEnumerable<Tensor> targets)
    {
        foreach (var target in targets)
            _workspace.Allocate(target);
        foreach (var input in graph.Inputs)
            if (IsCallers(input))
                CopyIfPadded(input);
            else if (!input.IsInteger)
                _workspace.Allocate(input);
        for (int index = 0; index < _operations.Count; index++)
        {
            if (_operations[index] is IReshapes reshape)
                PlanReshape(reshape, index);
            else
                PlanOperation(_operations[index], index);
            foreach (var value in _operations[index].Reads)
                if (!IsReadAfter(value, index))
                    _workspace.Free(value);
            if (_operations[index] is ForwardOperation)
                _forwardCalls = _calls.Count;
        }
    }

    private void PlanOperation(Operation operation, int index)
    {
        // What nothing reads, as statistics in inference, stays: rows of another stride in its place would cost workers a barrier.
        foreach (var value in operation.Writes)
            if (_places.TryGetValue(value.Id, out var place))
                _workspace.Place(value, place.Whole, place.First);
            else if (_workspace.Find(value) is null && (value != operation.Writes[0] || !TryTakeOver(operation, value, index)))
                _workspace.Allocate(value);
        ((IPlannable)operation).Plan(this);
        if (operation is IWritesGradients writer)
            _shared.Complete(this, writer);
    }

    private int Reserve(int length)
    {
        int offset = Moments;
        Moments = checked(Moments + length);
        return offset;
    }

    private void PlanReshape(IReshapes reshape, int index)
    {
        var (from, to) = (reshape.From, reshape.To);
        if (IsCallers(from))
        {
            _callers.Add(to.Id);
            CopyIfPadded(to);
        }
        else if (!_workspace.TryView(to, from))
        {
            PlanOperation((Operation)reshape, index);
        }
    }

    /// <summary>Copies a value of the caller's to padded rows if something reads whole vectors of it, or reads it after the pass.</summary>
    private void CopyIfPadded(Tensor value)
    {
        if (!_kept.Contains(value.Id)
            && !_operations.Any(operation => operation.Reads.Contains(value) && operation is not (IReadsUnpadded { ReadsUnpadded: true } or IReshapes)))
            return;
        var source = Of(value);
        var buffer = _workspace.Allocate(value);
        Call(KindRegistry.CopyRows(value.Features, buffer.Stride), source, Written(value));
    }

    private bool TryTakeOver(Operation operation, Tensor output, int index) =>
        (operation as IOverwrites)?.Overwritten is { } input && !IsReadAfter(input, index) && _workspace.TryTakeOver(output, input);

    private bool IsReadAfter(Tensor value, int index) =>
        _kept.Contains(value.Id) || (_lastReads.TryGetValue(value.Id, out int last) && last > index);
}

using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Joins an operation with the only reader of what it writes where both can run in one kernel, so that a value is finished while it
/// is in registers. The two need not be neighbours in the list.
/// </summary>
internal sealed class Fusion
{
    private readonly List<Operation> _fused = [];
    private readonly HashSet<int> _kept;

    // How many operations read a value, and which writes it: an index among the fused ones.
    private readonly Dictionary<int, int> _readers = [];
    private readonly Dictionary<int, int> _writers = [];

    private Fusion(IEnumerable<Operation> operations, IEnumerable<Tensor> kept)
    {
        _kept = [.. kept.Select(value => value.Id)];
        foreach (var operation in operations)
            foreach (int value in operation.Reads.Select(read => read.Id).Distinct())
                _readers[value] = _readers.TryGetValue(value, out int count) ? count + 1 : 1;
    }

    /// <summary>The operations with those joined that can be.</summary>
    /// <param name="operations">A pass.</param>
    /// <param name="kept">Values that are read after it.</param>
    public static List<Operation> Fuse(IReadOnlyList<Operation> operations, IEnumerable<Tensor> kept)
    {
        var fusion = new Fusion(operations, kept);
        foreach (var operation in operations)
            fusion.Add(operation);
        return fusion._fused;
    }

    private void Add(Operation operation)
    {
        foreach (var value in operation.Reads)
            if (IsInner(value) && _writers.TryGetValue(value.Id, out int writer) && CanMove(operation, writer)
                && Join(_fused[writer], operation) is { } joined)
            {
                Place(joined, writer);
                return;
            }

        _fused.Add(operation);
        Place(operation, _fused.Count - 1);
    }

    private static Operation? Join(Operation producer, Operation reader) =>
        (producer as IJoinsReader)?.JoinWithReader(reader) ?? (reader as IJoinsProducer)?.JoinWithProducer(producer);

    private void Place(Operation operation, int index)
    {
        _fused[index] = operation;
        foreach (var value in operation.Writes)
            _writers[value.Id] = index;
    }

    /// <summary>Whether nothing but one operation of the pass reads a value.</summary>
    private bool IsInner(Tensor value) => _readers[value.Id] == 1 && !_kept.Contains(value.Id);

    /// <summary>Whether everything that an operation reads is there already when another one runs, but what that writes.</summary>
    private bool CanMove(Operation operation, int index) =>
        operation.Reads.All(value => !_writers.TryGetValue(value.Id, out int writer) || writer <= index);
}

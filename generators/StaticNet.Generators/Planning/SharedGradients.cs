using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds;

namespace StaticNet.Generators.Planning;

/// <summary>
/// The gradients of parameters that several operations of a pass write: each writes a contribution to space of its own, and behind the last one
/// they are summed, clamped and squared.
/// </summary>
internal sealed class SharedGradients
{
    private readonly Dictionary<int, int> _uses = [];
    private readonly Dictionary<int, int> _written = [];
    private readonly Dictionary<int, int> _offsets = [];

    /// <summary>Counts who writes what.</summary>
    public SharedGradients(IEnumerable<Operation> operations)
    {
        foreach (var parameter in operations.OfType<IWritesGradients>().SelectMany(operation => operation.WrittenGradients))
            _uses[parameter.Id] = _uses.TryGetValue(parameter.Id, out int uses) ? uses + 1 : 1;
    }

    /// <summary>Whether a parameter's gradient has several contributions.</summary>
    public bool IsShared(Parameter parameter) => _uses[parameter.Id] > 1;

    /// <summary>Where the operation at hand writes its contribution.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">Where the parameter lies.</param>
    /// <param name="reserve">Gives space that doesn't grow with the batch.</param>
    public Operand Contribution(Parameter parameter, PlannedParameter place, Func<int, int> reserve)
    {
        if (!_offsets.TryGetValue(parameter.Id, out int offset))
            _offsets.Add(parameter.Id, offset = reserve(_uses[parameter.Id] * place.Length));
        _written.TryGetValue(parameter.Id, out int written);
        return new Operand(OperandKind.Moments, offset + (written * place.Length), IsWritten: true) { Length = place.Length };
    }

    /// <summary>Takes note of an operation that has been planned, and sums what is complete then.</summary>
    public void Complete(PassPlanner pass, IWritesGradients operation)
    {
        foreach (var parameter in operation.WrittenGradients)
        {
            if (!IsShared(parameter))
                continue;
            _written[parameter.Id] = _written.TryGetValue(parameter.Id, out int written) ? written + 1 : 1;
            int uses = _uses[parameter.Id];
            if (_written[parameter.Id] < uses)
                continue;
            var place = pass.Place(parameter);
            pass.CallForSamples(
                KindRegistry.SumContributions(uses, place, pass.Epilogue),
                [
                    new(OperandKind.Moments, _offsets[parameter.Id]) { Length = uses * place.Length },
                    pass.FinalGradientOf(parameter), pass.SquaresOf(parameter),
                    .. pass.Epilogue.Clamps ? [new Operand(OperandKind.GradientLimit)] : Array.Empty<Operand>(),
                ]);
        }
    }
}

using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Puts the layers of a graph one below the other: each below what it reads, along a branch as far as it goes, inputs and outputs in the model's order.</summary>
internal sealed class Sequence
{
    private readonly List<Step> _steps = [];
    private readonly List<Term> _waiting;
    private readonly Queue<Term> _inputs;
    private readonly ImmutableArray<Term> _outputs;
    private readonly HashSet<Term> _made = new(ReferenceEqualityComparer.Instance);
    private Term? _current;
    private int _nextOutput;

    private Sequence(IEnumerable<Term> inputs, ImmutableArray<Term> outputs)
    {
        (_inputs, _outputs) = (new Queue<Term>(inputs), outputs);
        _waiting = [.. Order.Of(outputs).Where(term => term.Kind != "Input")];
    }

    /// <summary>The steps of a declaration.</summary>
    /// <param name="inputs">The inputs in their order.</param>
    /// <param name="outputs">What the outputs are, in their order.</param>
    public static List<Step> Of(IEnumerable<Term> inputs, ImmutableArray<Term> outputs)
    {
        var sequence = new Sequence(inputs, outputs);
        sequence.Run();
        return sequence._steps;
    }

    private void Run()
    {
        while (_waiting.Count > 0 || _inputs.Count > 0)
        {
            if (Next() is not { } next)
            {
                Made(StepKind.Input, _inputs.Dequeue());
                continue;
            }

            var (layer, above) = next;
            if (above != _current)
                _steps.Add(new Step(StepKind.From, above));
            _waiting.Remove(layer);
            Made(StepKind.Layer, layer, above);
        }

        for (; _nextOutput < _outputs.Length; _nextOutput++)
        {
            if (_outputs[_nextOutput] != _current)
                _steps.Add(new Step(StepKind.From, _outputs[_nextOutput]));
            _steps.Add(new Step(StepKind.Output, _outputs[_nextOutput], _nextOutput));
            _current = null;
        }
    }

    // What goes on from here, else what can be made; null where an input is missing.
    private (Term Layer, Term Above)? Next()
    {
        var ready = _waiting.Where(term => term.Inputs.All(_made.Contains)).ToArray();
        if (ready.FirstOrDefault(term => _current is not null && CanFollow(term, _current)) is { } following)
            return (following, _current!);
        return ready.Length > 0 && _inputs.Count == 0 ? (ready[0], ready[0].Input)
            : ready.FirstOrDefault(term => term.Input.Kind != "Input" || _inputs.Count == 0) is { } other ? (other, other.Input) : null;
    }

    // Sums and products are the same from wherever they go on.
    private static bool CanFollow(Term term, Term above) => term.Kind is "Add" or "Multiply" ? term.Inputs.Contains(above) : term.Input == above;

    private void Made(StepKind kind, Term term, Term? above = null)
    {
        _steps.Add(new Step(kind, term, Previous: above));
        _made.Add(term);
        _current = term;
        while (_nextOutput < _outputs.Length && _current == _outputs[_nextOutput])
        {
            _steps.Add(new Step(StepKind.Output, term, _nextOutput++));
            _current = null;
        }

        // Several outputs of one value: each ends a branch of its own.
        for (; _nextOutput < _outputs.Length && _outputs[_nextOutput] == term; _nextOutput++)
        {
            _steps.Add(new Step(StepKind.From, term));
            _steps.Add(new Step(StepKind.Output, term, _nextOutput));
        }
    }
}

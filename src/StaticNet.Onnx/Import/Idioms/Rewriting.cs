using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Rewrites terms from inputs to outputs until no idiom is found: what exporters write in several steps becomes the layer that it is.</summary>
internal sealed class Rewriting
{
    private readonly Dictionary<Term, Term> _rewritten = new(ReferenceEqualityComparer.Instance);

    /// <summary>The terms with their idioms replaced.</summary>
    public static ImmutableArray<(string Name, Term Term)> Apply(ImmutableArray<(string Name, Term Term)> outputs)
    {
        var rewriting = new Rewriting();
        foreach (var term in Order.Of(outputs.Select(output => output.Term)))
            rewriting.Visit(term);
        return [.. outputs.Select(output => (output.Name, rewriting._rewritten[output.Term]))];
    }

    private void Visit(Term term)
    {
        ImmutableArray<Term> inputs = [.. term.Inputs.Select(input => _rewritten[input])];
        var current = inputs.SequenceEqual(term.Inputs) ? term : term.With(inputs: inputs);
        while (IdiomTable.Find(current) is { } better)
            current = better;
        _rewritten[term] = current;
    }
}

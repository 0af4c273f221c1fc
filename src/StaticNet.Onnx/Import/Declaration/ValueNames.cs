using StaticNet.Generators.Model;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Names of values that layers further below read: inputs by those of the file, others by the layers that make them.</summary>
internal sealed class ValueNames
{
    /// <summary>The name of a network's only input.</summary>
    private const string OnlyInput = "input";

    private readonly Dictionary<Term, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new([.. ReservedNames.Variables, ReservedNames.Tokens, ReservedNames.Lengths], StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OutputForm, string> _outputs = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names inputs, and what steps name.</summary>
    public ValueNames(IReadOnlyList<(string Name, Term Term)> inputs, IReadOnlyList<Step> steps, LayerNames layers)
    {
        foreach (var (name, term) in inputs)
            Take(term, inputs.Count == 1 ? OnlyInput : Names.ToCamelCase(name) ?? OnlyInput);
        foreach (var term in steps.SelectMany(step => step.Named))
            if (!_names.ContainsKey(term))
                Take(term, Names.ToCamelCase(layers[term])!);
    }

    /// <summary>The name of a value.</summary>
    public string this[Term term] => _names[term];

    /// <summary>The name of a value; null where nothing names it.</summary>
    public string? Find(Term term) => _names.GetValueOrDefault(term);

    /// <summary>The name of an output.</summary>
    public string OutputName(OutputForm output)
    {
        if (!_outputs.TryGetValue(output, out string? name))
            _taken.Add(_outputs[output] = name = Names.Unique(Names.ToCamelCase(output.Name) ?? "output", _taken.Contains));
        return name;
    }

    private void Take(Term term, string name)
    {
        _names[term] = Names.Unique(name, _taken.Contains);
        _taken.Add(_names[term]);
    }
}

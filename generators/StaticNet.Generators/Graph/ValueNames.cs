using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>The values of a graph that is being built: the one made so far, and those with a name.</summary>
/// <param name="graph">Where mistakes are reported.</param>
internal sealed class ValueNames(GraphBuilder graph)
{
    private const string IntegersWayOut = "put [Embedding(features)] between them, which makes floats of integers";

    private const string FloatsWayOut =
        "it looks up integers: let it read an input of them, [Network(Tokens = steps, Vocabulary = size)] or [Input(\"name\", Tokens = steps, Vocabulary = size)]";

    private readonly Dictionary<string, MadeValue> _named = [];
    private readonly HashSet<int> _used = [];
    private int _layers;

    // The part that made a value which must be used.
    private readonly List<(Tensor Value, PartModel Maker)> _made = [];

    /// <summary>The inputs of the network.</summary>
    public List<Tensor> Inputs { get; } = [];

    /// <summary>The value made so far; null before there is one.</summary>
    public MadeValue? Current { get; private set; }

    /// <summary>Begins at an input.</summary>
    public void Begin(string name, Tensor input)
    {
        Inputs.Add(input);
        _named[name] = Current = new MadeValue(input, -Inputs.Count);
    }

    /// <summary>Names the value made so far.</summary>
    public void Name(TapModel tap)
    {
        if (Current is { } value)
            _named[tap.Name] = value;
        else
            ReportNothing(tap, "Tap");
    }

    /// <summary>Goes on from a named value.</summary>
    public void GoOnFrom(FromModel from)
    {
        if (Find(from.Name, from.Attribute, "From") is { } value)
            Current = value;
    }

    /// <summary>What a layer reads, the value made so far first; null where a name is unknown, nothing was made or it is of another kind, which is reported.</summary>
    public IReadOnlyList<MadeValue>? Read(LayerModel layer)
    {
        if (Current is null)
        {
            ReportNothing(layer, layer.Name);
            return null;
        }

        var inputs = new List<MadeValue> { Current };
        foreach (string name in layer.Sources)
        {
            if (Find(name, layer.Attribute, layer.Name) is not { } value)
                return null;
            inputs.Add(value);
        }

        _used.UnionWith(inputs.Select(input => input.Value.Id));
        return Suit(layer, inputs) ? inputs : null;
    }

    // Integers are for one kind of layer, and floats for all others.
    private bool Suit(LayerModel layer, IReadOnlyList<MadeValue> inputs)
    {
        bool readsIntegers = layer is IReadsIntegers;
        if (inputs.Select(input => input.Value).FirstOrDefault(value => value.IsInteger != readsIntegers) is not { } unsuitable)
            return true;
        graph.Report(
            Rules.ValueKind, layer.Attribute, layer.Name, unsuitable.Name,
            readsIntegers ? "floats" : "integers", readsIntegers ? FloatsWayOut : IntegersWayOut);
        return false;
    }

    /// <summary>Takes what a layer has made of what it read.</summary>
    public void Make(LayerModel layer, Tensor value)
    {
        _named[layer.Name] = Current = new MadeValue(value, _layers++);
        _made.Add((value, layer));
    }

    /// <summary>Ends a branch at an output.</summary>
    public void End(PartModel output)
    {
        if (Current is { Value: { IsInteger: true } integers })
            graph.Report(Rules.ValueKind, output.Attribute, "an output", integers.Name, "integers", IntegersWayOut);
        else if (Current is { } made)
            _used.Add(made.Value.Id);
        else
            ReportNothing(output, "an output");
    }

    /// <summary>Reports values that nothing reads, and inputs.</summary>
    public void ReportUnused()
    {
        foreach (var (value, maker) in _made)
            if (!_used.Contains(value.Id))
                graph.Report(Rules.UnusedValue, maker.Attribute, maker.Name);
        foreach (var input in Inputs)
            if (!_used.Contains(input.Id))
                graph.Report(Rules.UnusedValue, Problem.Type, input.Name);
    }

    private MadeValue? Find(string name, int attribute, string reader)
    {
        if (_named.TryGetValue(name, out var value))
            return value;
        string known = string.Join(", ", _named.Keys.Where(other => ScopeOf(other) == ScopeOf(name)).Select(other => $"'{other.Substring(ScopeOf(other).Length)}'"));
        graph.Report(
            Rules.UnknownName, attribute, reader, name.Substring(ScopeOf(name).Length),
            known.Length == 0 ? "nothing above has a name" : $"named above are {known}");
        return null;
    }

    // Names of a block are its own: 'Residual1.x' is 'x' in Residual1.
    private static string ScopeOf(string name) => name.Substring(0, name.LastIndexOf('.') + 1);

    private void ReportNothing(PartModel part, string reader) =>
        graph.Report(Rules.UnknownName, part.Attribute, reader, "the value made so far", "there is none: begin with [Input] or sizes of [Network]");
}

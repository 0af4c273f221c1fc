using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Writes the declaration of a network, step by step.</summary>
internal sealed class ClassWriter
{
    private readonly SourceWriter _writer = new();
    private readonly IReadOnlyList<(string Name, Term Term)> _inputs;
    private readonly IReadOnlyList<OutputForm> _outputs;
    private readonly List<Step> _steps;
    private readonly LayerNames _names;
    private readonly ValueNames _values;
    private readonly TiedWeights _tied;
    private readonly SharedWeights _shared;

    /// <summary>Prepares names.</summary>
    public ClassWriter(IReadOnlyList<(string Name, Term Term)> inputs, IReadOnlyList<OutputForm> outputs, List<Step> steps, LayerNames names, TiedWeights tied, SharedWeights shared)
    {
        (_inputs, _outputs, _steps, _names, _tied, _shared) = (inputs, outputs, steps, names, tied, shared);
        _values = new ValueNames(inputs, steps, names);
    }

    /// <summary>The file.</summary>
    /// <param name="summary">What the class is, for its documentation.</param>
    /// <param name="className">Its name.</param>
    /// <param name="options">How it is declared.</param>
    public string Write(string summary, string className, OnnxImportOptions options)
    {
        _writer.Line("using StaticNet;");
        _writer.Line("");
        if (options.Namespace is { } space)
        {
            _writer.Line($"namespace {string.Join('.', space.Split('.').Select(Names.Escape))};");
            _writer.Line("");
        }

        _writer.Line($"/// <summary>{summary}</summary>");
        WriteNetwork();
        foreach (var step in _steps)
            WriteStep(step);
        _writer.EndLine();
        _writer.Line($"{options.Visibility} partial class {Names.Escape(className)};");
        return _writer.ToString();
    }

    private void WriteNetwork()
    {
        _writer.Attribute("Network", _inputs.Count == 1 ? InputForm(_inputs[0].Term) : [], begins: true);
        _writer.EndLine();
    }

    private void WriteStep(Step step)
    {
        if (step.Kind == StepKind.Input && _inputs.Count > 1)
            _writer.Attribute("Input", [SourceWriter.Quote(_values[step.Term]), .. InputForm(step.Term)], begins: true);
        else if (step.Kind == StepKind.From)
            _writer.Attribute("From", [SourceWriter.Quote(_values[step.Term])], begins: true);
        else if (step.Kind == StepKind.Layer)
            WriteLayer(step);
        else if (step.Kind == StepKind.Output)
            WriteOutput(_outputs[step.Output]);
    }

    private void WriteLayer(Step step)
    {
        var layer = step.Term;
        var arguments = KindForms.Write(layer).ToList();
        if (layer.Kind is "Add" or "Multiply" or "Concat")
            arguments.AddRange(step.Others.Select(other => SourceWriter.Quote(_values[other])));
        else if (layer.Kind == "CrossAttention")
            arguments.Insert(0, SourceWriter.Quote(_values[layer.Inputs[1]]));
        if (layer.Option("InitialState") == 1)
            arguments.Add($"InitialState = {SourceWriter.Quote(_values[layer.Inputs[1]])}");
        if (layer.Option("InitialCell") == 1)
            arguments.Add($"InitialCell = {SourceWriter.Quote(_values[layer.Inputs[^1]])}");
        if (_tied.Of(layer) is { } other)
            arguments.Add($"WeightsOf = {SourceWriter.Quote(_names[other])}");
        if (_names.Given(layer) is { } name)
            arguments.Add($"Name = {SourceWriter.Quote(name)}");
        if (_shared.FirstOf(layer) is { } first)
            _writer.Comment($"In the file this layer has weights of {_names[first]}; here it has its own.");
        _writer.Attribute(layer.Kind, arguments, begins: !layer.Weights.IsEmpty);
        if (_values.Find(layer) is { } tap)
            _writer.Attribute("Tap", [SourceWriter.Quote(tap)], begins: false);
    }

    private void WriteOutput(OutputForm output)
    {
        _writer.Attribute(output.Loss, _outputs.Count == 1 ? [] : [$"Name = {SourceWriter.Quote(_values.OutputName(output))}"], begins: _outputs.Count == 1);
    }

    private IEnumerable<string> InputForm(Term input) => SizesOf(input).Concat(input.Option("Lengths") == 1 ? ["Lengths = true"] : []);

    // Whole numbers are rows of a table, which says how many there are.
    private IEnumerable<string> SizesOf(Term input) => input.Option("Integer") != 1 ? SourceWriter.Sizes(input)
        : [$"Tokens = {OptionForm.Integer(input.Shape[0])}", $"Vocabulary = {OptionForm.Integer(_steps.Where(step => step.Term.Inputs.Contains(input)).Min(step => step.Term.Weights["weight"].Dims[0]))}"];
}

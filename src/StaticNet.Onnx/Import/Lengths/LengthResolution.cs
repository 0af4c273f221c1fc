using System.Collections.Immutable;
using StaticNet.Onnx.Import.Declaration;
using StaticNet.Onnx.Import.Graph;
using StaticNet.Onnx.Import.Reading;

namespace StaticNet.Onnx.Import.Lengths;

/// <summary>
/// Where a model looks at lengths of samples by masks and inputs of its nodes, StaticNet's layers know them: an input says that its samples have lengths, and what is made of it
/// has them too. This finds these inputs, leaves masks out, and sees that each layer looks at as many steps as in the file.
/// </summary>
internal sealed class LengthResolution
{
    private readonly ModelFile _file;
    private readonly ImmutableArray<(string Name, Term Term)> _outputs;
    private readonly HashSet<Term> _inputs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Term, StepValue> _values = new(ReferenceEqualityComparer.Instance);
    private int _known;

    private LengthResolution(ModelFile file, ImmutableArray<(string Name, Term Term)> outputs) => (_file, _outputs) = (file, outputs);

    /// <summary>The outputs of layers that know lengths, and what the inputs became.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outputs">What the outputs are, layers and masks.</param>
    /// <param name="remark">Receives the outputs that differ from the file beyond lengths.</param>
    /// <exception cref="InvalidDataException">A layer looks at other steps than the one of StaticNet would; its node is named.</exception>
    public static LengthResult Apply(ModelFile file, ImmutableArray<(string Name, Term Term)> outputs, Action<string> remark)
    {
        var lengths = Order.Of(outputs.Select(output => output.Term)).Select(term => term.Lengths).OfType<Term>().Distinct().ToArray();
        if (lengths.Length == 0)
            return new LengthResult(outputs, null, term => term);
        if (lengths.Length > 1)
            throw file.Error($"has several lengths of samples, '{string.Join("' and '", lengths.Select(input => input.Hints[0]))}', and all inputs of a network have the same. Give each node the same input");
        var resolution = new LengthResolution(file, outputs);
        resolution.Run();
        return new LengthResult([.. outputs.Select(output => (output.Name, resolution.Output(output.Name, output.Term, remark)))], lengths[0], resolution.Input);
    }

    // Again from the first, whenever another input turns out to have lengths.
    private void Run()
    {
        do
        {
            _known = _inputs.Count;
            _values.Clear();
            foreach (var term in Order.Of(_outputs.Select(output => output.Term)))
                _values[term] = Resolve(term);
        }
        while (_inputs.Count > _known);
        if (_inputs.Select(input => input.Shape[0]).Distinct().Count() > 1)
            throw _file.Error("has lengths of inputs of several numbers of steps, and all inputs with lengths have the same. Pad them alike");
    }

    private Term Input(Term input) => _inputs.Contains(input) && _values.TryGetValue(input, out var value) ? value.Term : input;

    private Term Output(string name, Term term, Action<string> remark)
    {
        var value = _values[term];
        if (value.HasLengths && !value.IsClear)
            remark($"The output '{name}' is 0 beyond the lengths of samples, whatever the file has there.");
        return value.Term;
    }

    private StepValue Resolve(Term term)
    {
        if (term.Kind == "Input")
            return _inputs.Contains(term) ? new StepValue(term.With("Lengths", 1), HasLengths: true) : new StepValue(term, HasLengths: false);
        ImmutableArray<StepValue> inputs = [.. term.Inputs.Select(input => _values[input])];
        if (term.Kind == "Fill" && term.Option("Value") == 0)
            return Need(term, 0) ? inputs[0] with { IsClear = true } : inputs[0];
        if (term.Lengths is not null)
            return Counted(term, inputs);
        if (!inputs.Any(input => input.HasLengths))
            return new StepValue(Of(term, inputs), HasLengths: false);
        return StepKinds.Keeps(term, inputs)
            ? new StepValue(Of(term, [.. inputs.Select((input, index) => StepKinds.IsOfEachStep(term, index) ? input : Whole(term, input))]), HasLengths: true)
            : new StepValue(Of(term, [.. inputs.Select(input => Whole(term, input))]), HasLengths: false);
    }

    // A layer that looks at lengths in the file as it does here.
    private StepValue Counted(Term term, ImmutableArray<StepValue> inputs)
    {
        int counted = term.Kind == "CrossAttention" ? 1 : 0;
        Need(term, counted);
        bool isRecurrence = StepKinds.IsRecurrence(term), has = term.Kind == "CrossAttention" ? inputs[0].HasLengths : term.Kind == "SelfAttention" || (isRecurrence && term.Option("Steps") != 1);
        return new StepValue(Of(term, [.. inputs.Select((input, index) => index == counted || StepKinds.IsOfEachStep(term, index) ? input : Whole(term, input))]), has) { IsClear = isRecurrence };
    }

    // Whether a value has lengths already; else the inputs that it is made of step by step get them.
    private bool Need(Term term, int input)
    {
        var value = term.Inputs[input];
        if (_values[value].HasLengths)
            return true;
        int steps = value.Shape.IsEmpty ? 0 : value.Shape[0];
        var left = new Stack<Term>([value]);
        var seen = new HashSet<Term>(left, ReferenceEqualityComparer.Instance);
        while (left.TryPop(out var next))
            if (next.Kind == "Input" && next.Shape.Length == (next.Option("Integer") == 1 ? 1 : 2))
                _inputs.Add(next);
            else
                foreach (var other in next.Inputs.Where((other, index) => StepKinds.IsOfEachStep(next, index) && !other.Shape.IsEmpty && other.Shape[0] == steps))
                    if (seen.Add(other))
                        left.Push(other);
        if (_inputs.Count > _known)
            return false;
        throw Order.Of([value]).FirstOrDefault(other => !LayerCheck.IsLayerOrPart(other)) is { } unknown ? LayerCheck.Refuse(_file, unknown)
            : term.Node!.Refuse("looks at lengths of samples in what isn't made of an input step by step", "Inputs have lengths, [steps, features] or [tokens], and what is made of each of their steps.");
    }

    // Zeros beyond lengths are steps like others where a value is flattened or put in another shape, which may be its own.
    private static StepValue Whole(Term reader, StepValue value)
    {
        if (!value.HasLengths)
            return value;
        if (!value.IsClear)
            throw reader.Node!.Refuse(
                "looks at steps beyond the lengths of samples, which other nodes leave out", "Give it the lengths too, as an input or a mask, or put zeros in the place of these steps before it.");
        return new StepValue(reader.Kind is "Reshape" or "Flatten" ? value.Term : new Term("Reshape", value.Term.Shape, value.Term) { Node = reader.Node }, HasLengths: false);
    }

    private static Term Of(Term term, ImmutableArray<StepValue> inputs) => term.Inputs.SequenceEqual(inputs.Select(input => input.Term)) ? term : term.With(inputs: [.. inputs.Select(input => input.Term)]);
}

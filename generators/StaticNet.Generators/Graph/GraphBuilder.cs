using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Graph;

/// <summary>
/// Builds the graph of a model: each layer infers its shape from what it reads, checks it, and appends its operations.
/// Mistakes become problems at the layer's attribute, never exceptions.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _statistics = [];

    // What layers use, their own or another one's.
    private readonly Dictionary<(string Layer, string Name), Parameter> _used = [];
    private readonly List<ForwardOperation> _forward = [];
    private readonly List<Problem> _problems = [];
    private IReadOnlyList<NetworkOption> _options = [];
    private readonly List<NetworkOutput> _outputs = [];
    private readonly List<LayerRow> _rows = [];
    private readonly List<StreamState> _states = [];
    private readonly List<TrackedStates> _tracked = [];
    private readonly List<CarriedState> _carried = [];
    private readonly LayoutConversions _layouts;
    private LayerLinks _links = new([]);
    private LayerModel? _layer;
    private InputModel? _steps;
    private bool _keepsLengths;
    private bool _tracksGradients;
    private int _tensors;
    private int _masks;
    private long _parameterElements;
    private long _tensorElements;

    public GraphBuilder() => _layouts = new LayoutConversions(this);

    /// <summary>Whether this is the graph of a stream's single step, which has neither losses nor gradients.</summary>
    public bool IsStep => WindowSteps > 0;

    /// <summary>The steps of the window that such a step may be one of; 0 for another graph.</summary>
    public int WindowSteps { get; private init; }

    // What is below may read any value.
    private bool IsBeginning { get; init; }

    public static (NetworkGraph? Graph, EquatableArray<Problem> Problems) Build(NetworkModel model)
    {
        var builder = new GraphBuilder();
        var graph = builder.BuildGraph(model);
        return (graph, builder._problems.ToEquatableArray());
    }

    /// <summary>The mistakes in the beginning of a model, whose end isn't known.</summary>
    public static EquatableArray<Problem> FindMistakes(NetworkModel beginning)
    {
        var builder = new GraphBuilder { IsBeginning = true };
        builder.BuildGraph(beginning);
        return builder._problems.ToEquatableArray();
    }

    /// <summary>The graph of a single step of a valid network, with the parameters of the whole; null for one that doesn't stream.</summary>
    public static NetworkGraph? BuildStep(NetworkModel model) => StreamForm.Of(model) is { } step ? new GraphBuilder { WindowSteps = StreamForm.StepsOf(model) }.BuildGraph(step) : null;

    /// <summary>
    /// The activation that follows the layer being built, dropout, normalizations and pools skipped; null if another layer or none does, or several.
    /// </summary>
    public LayerModel? FollowingActivation =>
        _links.Following(_layer!, layer => (layer.Traits & (LayerTraits.Dropout | LayerTraits.Normalizing | LayerTraits.Pooling)) != 0) is { Gain: not null } found ? found : null;

    public Tensor AddTensor(string name, Shape shape, TensorLayout layout = TensorLayout.Rows)
    {
        // With the padding that a plan may add: a row of few channels has most of it.
        _tensorElements += layout == TensorLayout.ChannelsLast
            ? shape.LongLength / shape.Channels * ((shape.Channels + 31L) / 16 * 16)
            : shape.LongLength + 32;
        return new Tensor(_tensors++, name, shape) { Layout = layout, HasLengths = _keepsLengths && shape.Sizes.Count == 2 && shape.Sizes[0] == Steps };
    }

    /// <summary>The steps of the longest sample; 0 where samples have no lengths.</summary>
    public int Steps => _steps?.Shape.Sizes[0] ?? 0;

    /// <summary>Adds a parameter, unless the flat array couldn't hold it.</summary>
    public Parameter AddParameter(LayerModel layer, string name, ParameterKind kind, Shape shape, string initializer, int fanIn, int fanOut, float gain = 1f, int? paddingRow = null, int blocks = 1, int? blockOfOnes = null)
    {
        if (layer.ParametersOf is { } owner)
            return FindShared(layer, owner, name, shape, "use the block on values of one shape, or with parameters of its own");
        long padded = (shape.Sizes[0] + 15L) / 16 * 16;
        foreach (int size in shape.Sizes.Skip(1))
            padded = padded > long.MaxValue / 2 / size ? long.MaxValue / 2 : padded * size;
        if (_parameterElements <= Shape.MaxArrayLength)
        {
            _parameterElements += padded;
            if (_parameterElements > Shape.MaxArrayLength)
                Report(Rules.TooLarge, layer.Attribute, layer.Name, $"{Literal.Display(_parameterElements)} parameters with padding");
        }

        var parameter = new Parameter(_parameters.Count, layer.Name, name, kind, shape, initializer, fanIn, fanOut) { Gain = gain, PaddingRow = paddingRow, Blocks = blocks, BlockOfOnes = blockOfOnes };
        _parameters.Add(parameter);
        return _used[(layer.Name, name)] = parameter;
    }

    /// <summary>Whether a layer above has such a parameter, its own or another one's.</summary>
    public bool HasParameter(string layer, string name) => _used.ContainsKey((layer, name));

    /// <summary>Another layer's parameter, which must have the shape; there is one.</summary>
    public Parameter FindShared(LayerModel layer, string owner, string name, Shape shape, string wayOut)
    {
        var shared = _used[(layer.Name, name)] = _used[(owner, name)];
        if (shared.Shape != shape)
            Report(Rules.ShapeMismatch, layer.Attribute, layer.Name, $"the {name} of '{owner}', which it shares,", $"{shared.Shape}", $"{shape}", wayOut);
        return shared;
    }

    /// <summary>Adds what a layer keeps from batch to batch without training it: one value for each of its features.</summary>
    public Parameter AddStatistic(LayerModel layer, string name, int features, string initializer)
    {
        if (layer.ParametersOf is { } owner && _problems.Count == 0)
            Report(
                Rules.InvalidOption, layer.Attribute, layer.Name, "SharedWith", owner,
                "left out, since statistics of the batch belong to one place in the network");
        _tensorElements += 2L * features; // With what a pass keeps of each feature.
        var statistic = new Parameter(_statistics.Count, layer.Name, name, ParameterKind.Statistic, new Shape(features), initializer, 1, 1);
        _statistics.Add(statistic);
        return statistic;
    }

    /// <summary>Adds a value that a step leaves to the next one.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name among the layer's.</param>
    /// <param name="shape">The shape of what holds it.</param>
    /// <param name="features">Its elements, the first ones of each row.</param>
    /// <param name="layout">What the rows are.</param>
    public Tensor AddState(string layer, string name, Shape shape, int features, TensorLayout layout = TensorLayout.Rows)
    {
        var value = AddTensor($"{layer} {name}", shape, layout);
        _states.Add(new StreamState(layer, name, value, features));
        return value;
    }

    /// <summary>Adds what holds the size of a recurrence's gradient at each step; null for a network that doesn't track gradients.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">The recurrence's name among the layer's.</param>
    /// <param name="steps">The steps of a sample.</param>
    /// <param name="units">The elements of a state.</param>
    /// <param name="isReversed">Whether it goes from the last step to the first.</param>
    /// <param name="hasLengths">Whether samples may have fewer steps.</param>
    public Tensor? TrackStates(string layer, string name, int steps, int units, bool isReversed, bool hasLengths)
    {
        if (!_tracksGradients)
            return null;
        var value = AddTensor($"size of {layer} {name} state gradients", new Shape(steps));
        _tracked.Add(new TrackedStates(layer, name, units, isReversed, hasLengths, value));
        return value;
    }

    /// <summary>Adds a state that a window leaves to the next one of its place in the batch.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name among the layer's.</param>
    /// <param name="units">Its elements.</param>
    public CarriedState AddCarried(string layer, string name, int units)
    {
        _tensorElements += 2L * (units + 15); // Before a window, and behind it.
        var state = new CarriedState(layer, name, units, _carried.Count == 0 ? 0 : _carried[_carried.Count - 1].End);
        _carried.Add(state);
        return state;
    }

    /// <summary>Numbers a random mask.</summary>
    public int AddMask() => _masks++;

    /// <summary>The index of a layer's option among the network's.</summary>
    public int OptionOf(LayerModel layer, string name) =>
        _options.Select((option, index) => (option, index)).First(entry => entry.option.Layer == layer.Name && entry.option.Option.Name == name).index;

    public void Append(ForwardOperation operation) => _forward.Add(operation);

    public void Report(string ruleId, int attribute, params string[] arguments) =>
        _problems.Add(new Problem(ruleId, attribute, new(arguments)));

    private NetworkGraph? BuildGraph(NetworkModel model)
    {
        _options = model.FindOptions();
        _tracksGradients = model.TracksGradients;
        _links = new LayerLinks(model.Parts);
        _steps = ((IEnumerable<PartModel>)model.Parts).OfType<InputModel>().FirstOrDefault(input => input.HasLengths);
        var values = new ValueNames(this);
        foreach (var part in model.Parts)
        {
            switch (part)
            {
                case InputModel input:
                    CheckSteps(input);
                    values.Begin(input.Name, AddTensor(input.Name, input.Shape) with { Vocabulary = input.Vocabulary, HasLengths = input.HasLengths });
                    break;
                case TapModel tap:
                    values.Name(tap);
                    break;
                case FromModel from:
                    values.GoOnFrom(from);
                    break;
                case LayerModel layer:
                    BuildLayer(layer, values);
                    break;
                case OutputModel output:
                    values.End(output);
                    _outputs.Add(new NetworkOutput(output.Name, _layouts.Convert(output.Name, Clear(output.Name, values.Current!.Value), TensorLayout.Rows), null, null) { Source = values.Current.Maker });
                    break;
                case LossModel loss:
                    BuildLoss(loss, values, model.Losses);
                    break;
            }

            if (_problems.Count > 0)
                return null;
        }

        if (IsBeginning)
            return null;
        values.ReportUnused();
        if (_problems.Count > 0)
            return null;
        if (IsStep)
            return GraphOf(values, default);
        LossOperation[] losses = [.. _outputs.Select(output => output.Loss).OfType<LossOperation>()];

        // Without any loss of its own the network has its caller's.
        if (losses.Length == 0)
            for (int index = 0; index < _outputs.Count; index++)
                _outputs[index] = _outputs[index] with { Gradient = AddTensor($"gradient of {_outputs[index].Name}", _outputs[index].Value.Shape) };
        var backward = GradientBuilder.Differentiate(
            this, _forward, losses, [.. _outputs.Where(output => output.Gradient is not null).Select(output => (output.Value, output.Gradient!))]);
        if (_tensorElements > Shape.MaxArrayLength)
        {
            Report(Rules.TooLarge, Problem.Type, model.Type.Name, $"{Literal.Display(_tensorElements)} values for one sample");
            return null;
        }

        return GraphOf(values, backward);
    }

    private NetworkGraph GraphOf(ValueNames values, EquatableArray<Operation> backward) => new(
        values.Inputs.ToEquatableArray(), _outputs.ToEquatableArray(), _parameters.ToEquatableArray(), _statistics.ToEquatableArray(),
        _forward.ToEquatableArray(), backward, _rows.ToEquatableArray(), _masks)
    {
        States = _states.ToEquatableArray(),
        Tracked = _tracked.Where(states => backward.Any(operation => operation.Writes.Contains(states.Value))).ToEquatableArray(),
        Carried = _carried.ToEquatableArray(),
    };

    private void BuildLayer(LayerModel layer, ValueNames values)
    {
        int parameters = _parameters.Count, operations = _forward.Count;
        _layer = layer;
        if (values.Read(layer) is not { } made)
            return;
        if (ReadLengths(layer, [.. made.Select(input => input.Value)]) is not { } read)
            return;
        var inputs = _layouts.Read(layer, read);
        var output = layer is ICombines combining ? combining.Build(this, inputs) : ((IBuildable)layer).Build(this, inputs[0]);
        _keepsLengths = false;
        if (output is null || _problems.Count > 0)
            return;
        values.Make(layer, output);
        _rows.Add(new LayerRow(
            layer,
            inputs[0].Shape,
            output.Shape,
            _parameters.Skip(parameters).Sum(parameter => parameter.Shape.Length),
            _forward.Skip(operations).Sum(operation => operation.Flops))
        {
            Sources = made.Select(input => input.Maker).ToEquatableArray(),
            ParametersOf = _parameters.Any(parameter => parameter.Layer == layer.ParametersOf) ? layer.ParametersOf : null,
            Parameters = _used.Where(use => use.Key.Layer == layer.Name).Select(use => use.Value).OrderBy(parameter => parameter.Id).ToEquatableArray(),
            Statistics = _statistics.Where(statistic => statistic.Layer == layer.Name).ToEquatableArray(),
            Facts = (layer as IHasFacts)?.FactsOn(inputs) ?? default,
            HasLengths = output.HasLengths,
        });
    }

    // What a layer reads, cleared where it needs that; null where it can't read values of lengths, which is reported.
    private IReadOnlyList<Tensor>? ReadLengths(LayerModel layer, IReadOnlyList<Tensor> inputs)
    {
        if (!inputs.Any(input => input.HasLengths))
            return inputs;
        _keepsLengths = layer.Lengths == LengthUse.Kept;
        if (layer.Lengths == LengthUse.Refused)
            Report(Rules.LengthsLost, layer.Attribute, layer.Name);
        return layer.Lengths switch
        {
            LengthUse.Refused => null,
            LengthUse.Cleared => [.. inputs.Select(input => Clear(layer.Name, input))],
            _ => inputs,
        };
    }

    /// <summary>A value with rows beyond the lengths of samples 0; the value itself where its samples have none.</summary>
    private Tensor Clear(string name, Tensor value)
    {
        if (!value.HasLengths)
            return value;
        var cleared = AddTensor($"{value.Name} within its length", value.Shape) with { HasLengths = true };
        Append(KindRegistry.ClearSteps(name, value, cleared));
        return cleared;
    }

    private void CheckSteps(InputModel input)
    {
        if (input.HasLengths && input.Shape.Sizes[0] != Steps)
            Report(
                Rules.ShapeMismatch, input.Attribute, input.Name, "its number of steps", Literal.Of(input.Shape.Sizes[0]), Literal.Of(Steps),
                $"inputs with lengths have the same ones as '{_steps!.Name}'");
    }

    private void BuildLoss(LossModel loss, ValueNames values, IReadOnlyList<LossModel> losses)
    {
        values.End(loss);
        if (_problems.Count > 0)
            return;
        string name = loss.Name.Length > 0 ? loss.Name : "outputs";
        var value = _layouts.Convert(name, Clear(name, values.Current!.Value), TensorLayout.Rows);
        int number = _outputs.Count(output => output.Loss is not null);
        var operation = IsStep ? null : ((IBuildableLoss)loss).Build(this, value) with
        {
            Number = number,
            Weight = loss.Weight,
            ReadsCallersLabels = losses.Count(other => other.TargetKind == TargetKind.Labels) == 1 && _steps is null,
        };
        _outputs.Add(new NetworkOutput(loss.Name.Length > 0 ? loss.Name : null, value, loss, operation) { Source = values.Current.Maker });
    }
}

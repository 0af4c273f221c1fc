using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Graph;

/// <summary>
/// Builds the graph of a model: each layer infers its shape from the one above, checks it, and appends its operations.
/// Mistakes become problems at the layer's attribute, never exceptions.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _statistics = [];
    private readonly List<ForwardOperation> _forward = [];
    private readonly List<Problem> _problems = [];
    private IReadOnlyList<NetworkOption> _options = [];
    private IReadOnlyList<LayerModel> _below = [];
    private int _tensors;
    private int _masks;
    private long _parameterElements;
    private long _tensorElements;

    public static (NetworkGraph? Graph, EquatableArray<Problem> Problems) Build(NetworkModel model)
    {
        var builder = new GraphBuilder();
        var graph = builder.BuildGraph(model);
        return (graph, builder._problems.ToEquatableArray());
    }

    /// <summary>
    /// The activation that follows the layer being built, dropout and normalizations skipped; null if another layer or none does.
    /// </summary>
    public LayerModel? FollowingActivation =>
        _below.FirstOrDefault(layer => (layer.Traits & (LayerTraits.Dropout | LayerTraits.Normalizing)) == 0) is { Gain: not null } found ? found : null;

    public Tensor AddTensor(string name, Shape shape)
    {
        _tensorElements += shape.LongLength + 32; // With the padding that a plan may add.
        return new Tensor(_tensors++, name, shape);
    }

    /// <summary>Adds a parameter, unless the flat array couldn't hold it.</summary>
    public Parameter AddParameter(LayerModel layer, string name, ParameterKind kind, Shape shape, string initializer, int fanIn, int fanOut, float gain = 1f)
    {
        long padded = (shape.Sizes[0] + 15L) / 16 * 16;
        foreach (int size in shape.Sizes.Skip(1))
            padded = padded > long.MaxValue / 2 / size ? long.MaxValue / 2 : padded * size;
        if (_parameterElements <= Shape.MaxArrayLength)
        {
            _parameterElements += padded;
            if (_parameterElements > Shape.MaxArrayLength)
                Report(Rules.TooLarge, layer.Attribute, layer.Name, $"{Literal.Display(_parameterElements)} parameters with padding");
        }

        var parameter = new Parameter(_parameters.Count, layer.Name, name, kind, shape, initializer, fanIn, fanOut) { Gain = gain };
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds what a layer keeps from batch to batch without training it: one value for each of its features.</summary>
    public Parameter AddStatistic(LayerModel layer, string name, int features, string initializer)
    {
        _tensorElements += 2L * features; // With what a pass keeps of each feature.
        var statistic = new Parameter(_statistics.Count, layer.Name, name, ParameterKind.Statistic, new Shape(features), initializer, 1, 1);
        _statistics.Add(statistic);
        return statistic;
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
        var input = AddTensor("input", new Shape(model.InputShape));
        var tensor = input;
        var rows = new List<LayerRow>();
        foreach (var layer in model.Layers)
        {
            _below = [.. model.Layers.Skip(rows.Count + 1)];
            int parameters = _parameters.Count, operations = _forward.Count;
            tensor = ((IBuildable)layer).Build(this, tensor);
            if (_problems.Count > 0)
                return null;
            rows.Add(new LayerRow(
                layer.Name,
                layer.Describe(),
                tensor.Shape,
                _parameters.Skip(parameters).Sum(parameter => parameter.Shape.Length),
                _forward.Skip(operations).Sum(operation => operation.Flops)));
        }

        var loss = ((IBuildableLoss)model.Loss).Build(this, tensor);
        if (_problems.Count > 0)
            return null;
        var backward = GradientBuilder.Differentiate(this, _forward, [loss]);
        if (_tensorElements > Shape.MaxArrayLength)
        {
            Report(Rules.TooLarge, Problem.Type, model.Type.Name, $"{Literal.Display(_tensorElements)} values for one sample");
            return null;
        }

        return new NetworkGraph(new(input), new(new NetworkOutput(null, tensor, model.Loss, loss)), new([.. _parameters]), new([.. _statistics]), new([.. _forward]), backward, new([.. rows]), _masks);
    }
}

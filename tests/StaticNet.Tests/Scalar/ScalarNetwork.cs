using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Scalar;

/// <summary>
/// A network in plain loops and double: what the generated code is compared with. It shares nothing with the library,
/// and its own gradients are checked against differences of its loss.
/// </summary>
internal sealed class ScalarNetwork
{
    private readonly List<ScalarNode> _nodes = [];
    private readonly List<ScalarOutput> _outputs = [];
    private readonly string _declaration;

    /// <summary>Joins layers one after the other; parameters start at zero.</summary>
    /// <param name="inputShape">The shape of one sample.</param>
    /// <param name="layers">The layers, top to bottom; each belongs to one network.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="vocabulary">Of an input of integers, one more than the largest; null for floats.</param>
    public ScalarNetwork(int[] inputShape, ScalarLayer[] layers, ScalarLoss loss, int? vocabulary = null)
    {
        _nodes.Add(new ScalarInputNode(0, inputShape, vocabulary));
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"[Network({(vocabulary is null ? string.Join(", ", inputShape) : $"Tokens = {inputShape[0]}, Vocabulary = {vocabulary}")})]\n");
        foreach (var layer in layers)
        {
            _nodes.Add(ScalarLayerNode.Of(layer, _nodes.Count - 1, _nodes[^1].Shape));
            source.Append('[').Append(layer.Declaration).Append("]\n");
        }

        _outputs.Add(new ScalarOutput(_nodes.Count - 1, loss, _nodes[^1].Shape));
        _declaration = source.Append('[').Append(loss.Declaration).Append("]\n").ToString();
    }

    /// <summary>Takes a graph.</summary>
    /// <param name="nodes">The values; what one reads stands before it.</param>
    /// <param name="outputs">Those that have a loss.</param>
    /// <param name="declaration">The attributes that declare it.</param>
    public ScalarNetwork(IEnumerable<ScalarNode> nodes, IEnumerable<ScalarOutput> outputs, string declaration)
    {
        _nodes.AddRange(nodes);
        _outputs.AddRange(outputs);
        _declaration = declaration;
    }

    /// <summary>The inputs.</summary>
    public IReadOnlyList<ScalarInputNode> Inputs => [.. _nodes.OfType<ScalarInputNode>()];

    /// <summary>The values of each input of one sample.</summary>
    public IEnumerable<int> InputLengths => Inputs.Select(input => input.Length);

    /// <summary>The outputs.</summary>
    public IReadOnlyList<ScalarOutput> Outputs => _outputs;

    /// <summary>The values of one input sample.</summary>
    public int InputLength => InputLengths.Sum();

    /// <summary>The values of one output sample.</summary>
    public int OutputLength => _outputs.Sum(output => output.Length);

    /// <summary>Whether targets are class labels.</summary>
    public bool TakesLabels => _outputs.TrueForAll(output => output.Loss.TakesLabels);

    /// <summary>The parameters of all layers, top to bottom.</summary>
    public IReadOnlyList<ScalarParameter> Parameters => field ??= [.. Layers.SelectMany(layer => layer.Parameters)];

    /// <summary>What all layers keep from batch to batch, top to bottom.</summary>
    public IReadOnlyList<ScalarParameter> Statistics => field ??= [.. Layers.SelectMany(layer => layer.Statistics)];

    /// <summary>Whether some gradients are differences of larger terms, whose rounding their own magnitude doesn't tell.</summary>
    public bool HasCancellingSums => Layers.Any(layer => layer.SubtractsMeans);

    /// <summary>Whether gradients are differences whose rounding neither their magnitude nor that of parameters tells.</summary>
    public bool RoundsDifferences => HasCancellingSums || Layers.Any(layer => layer.NormalizesSamples);

    /// <summary>Lets gradients be computed with what a layer stores rounded as float does, with signs from here; null for exact.</summary>
    public Random? Rounding
    {
        set
        {
            foreach (var layer in Layers)
                layer.Rounding = value;
        }
    }

    private IEnumerable<ScalarLayer> Layers => _nodes.Select(node => node.Layer).OfType<ScalarLayer>();

    /// <summary>The outputs of a batch in inference.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public double[][] Infer(double[][] inputs) => OutputsOf(Run(inputs, (node, read) => node.Infer(read)));

    /// <summary>The outputs of a batch in inference and their mean loss.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public (double[][] Outputs, double Loss) Infer(double[][] inputs, double[][] targets)
    {
        double[][][] values = Run(inputs, (node, read) => node.Infer(read));
        return (OutputsOf(values), LossOf(values, targets));
    }

    /// <summary>What a training pass makes of the statistics, which stay as they are. A batch that weighs nothing in any loss moves none.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    /// <returns>The values of each statistic.</returns>
    public double[][] MovedStatistics(double[][] inputs, double[][] targets)
    {
        double[][] before = [.. Statistics.Select(statistic => (double[])statistic.Values.Clone())];
        if (_outputs.Zip(TargetsOf(targets)).All(output => output.First.WeighsNothing(output.Second)))
            return before;
        Run(inputs, (node, read) =>
        {
            node.MoveStatistics(read);
            return node.Forward(read);
        });

        double[][] moved = [.. Statistics.Select(statistic => (double[])statistic.Values.Clone())];
        for (int s = 0; s < before.Length; s++)
            before[s].CopyTo(Statistics[s].Values, 0);
        return moved;
    }

    /// <summary>The outputs of a batch in training.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public double[][] Forward(double[][] inputs) => OutputsOf(Run(inputs, (node, read) => node.Forward(read)));

    /// <summary>The mean loss of a batch in training.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public double Loss(double[][] inputs, double[][] targets) => LossOf(Run(inputs, (node, read) => node.Forward(read)), targets);

    /// <summary>Computes the gradient of the loss by every parameter with the chain rule.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    /// <returns>The mean loss of the batch.</returns>
    public double ComputeGradients(double[][] inputs, double[][] targets)
    {
        foreach (var parameter in Parameters)
            Array.Clear(parameter.Gradients);

        double[][][] values = Run(inputs, (node, read) => node.Forward(read));
        double[][]?[] gradients = new double[_nodes.Count][][];
        foreach (var (output, part) in _outputs.Zip(TargetsOf(targets)))
            Add(gradients, output.Node, output.Gradient(values[output.Node], part));
        for (int i = _nodes.Count - 1; i >= 0; i--)
        {
            if (gradients[i] is not { } gradient)
                continue;
            double[][][] contributions = _nodes[i].Backward(Read(values, i), gradient);
            for (int source = 0; source < contributions.Length; source++)
                Add(gradients, _nodes[i].Sources[source], contributions[source]);
        }

        return LossOf(values, targets);
    }

    /// <summary>
    /// The gradient of the loss by every parameter from differences alone: <c>(L(w + h) − L(w − h)) / 2h</c>. The error
    /// is of the order of h² from the third derivative and of 1e-16/h from rounding.
    /// </summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    /// <param name="step">h.</param>
    /// <returns>A gradient for each parameter.</returns>
    public double[][] CentralDifferences(double[][] inputs, double[][] targets, double step)
    {
        double[][] gradients = Array.ConvertAll([.. Parameters], parameter => new double[parameter.Values.Length]);
        double[][][] values = Run(inputs, (node, read) => node.Forward(read));
        int p = 0;
        for (int first = 0; first < _nodes.Count; first++)
            foreach (var parameter in _nodes[first].Layer?.Parameters ?? [])
            {
                // No value before the first that reads the parameter moves with it.
                double LossWith(int element, double value)
                {
                    parameter.Values[element] = value;
                    return LossOf(Run(inputs, (node, read) => node.Forward(read), values[..first]), targets);
                }

                for (int i = 0; i < parameter.Values.Length; i++)
                {
                    double original = parameter.Values[i];
                    gradients[p][i] = (LossWith(i, original + step) - LossWith(i, original - step)) / (2 * step);
                    parameter.Values[i] = original;
                }

                p++;
            }

        return gradients;
    }

    /// <summary>Draws the values of all inputs of a sample.</summary>
    /// <param name="limit">The largest magnitude of floats.</param>
    /// <param name="random">The source.</param>
    public double[] DrawInput(double limit, Random random) => [.. Inputs.SelectMany(input => input.Draw(limit, random))];

    /// <summary>Draws the target of a sample.</summary>
    /// <param name="random">The source.</param>
    public double[] DrawTarget(Random random) => [.. _outputs.SelectMany(output => output.DrawTarget(random))];

    /// <summary>How far the nearest value in the network is from a point where the derivative of an activation or the loss jumps.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public double KinkDistance(double[][] inputs, double[][] targets)
    {
        double distance = double.PositiveInfinity;
        double[][][] values = Run(inputs, (node, read) =>
        {
            distance = Math.Min(distance, node.KinkDistance(read));
            return node.Forward(read);
        });
        return _outputs.Zip(TargetsOf(targets), (output, part) => output.KinkDistance(values[output.Node], part)).Append(distance).Min();
    }

    /// <summary>The network as an annotated C# class.</summary>
    /// <param name="className">The name of the class.</param>
    public string Declare(string className) => $"{_declaration}public partial class {className};\n";

    // The values of all nodes, the first of which may be known.
    private double[][][] Run(double[][] inputs, Func<ScalarNode, double[][][], double[][]> make, params double[][][] known)
    {
        double[][][] values = [.. known, .. new double[_nodes.Count - known.Length][][]];
        for (int i = known.Length; i < values.Length; i++)
            values[i] = _nodes[i] is ScalarInputNode input ? input.Of(inputs) : make(_nodes[i], Read(values, i));
        return values;
    }

    private double[][][] Read(double[][][] values, int node) => Array.ConvertAll(_nodes[node].Sources, source => values[source]);

    private double[][] OutputsOf(double[][][] values) =>
        [.. Enumerable.Range(0, values[0].Length).Select(sample => _outputs.SelectMany(output => values[output.Node][sample]).ToArray())];

    private double LossOf(double[][][] values, double[][] targets) =>
        _outputs.Zip(TargetsOf(targets), (output, part) => output.Value(values[output.Node], part)).Sum();

    /// <summary>The targets of each output, <c>[outputs][batch][target elements]</c>.</summary>
    private IEnumerable<double[][]> TargetsOf(double[][] targets)
    {
        int first = 0;
        foreach (var output in _outputs)
        {
            int start = first, end = first += output.TargetLength;
            yield return Array.ConvertAll(targets, target => target[start..end]);
        }
    }

    private static void Add(double[][]?[] gradients, int node, double[][] contribution) => gradients[node] = gradients[node] is { } before
        ? [.. before.Zip(contribution, (row, added) => row.Zip(added, (a, b) => a + b).ToArray())]
        : contribution;
}

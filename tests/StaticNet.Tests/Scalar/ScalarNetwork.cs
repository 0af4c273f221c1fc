using System.Text;

namespace StaticNet.Tests.Scalar;

/// <summary>
/// A network in plain loops and double: what the generated code is compared with. It shares nothing with the library,
/// and its own gradients are checked against differences of its loss.
/// </summary>
internal sealed class ScalarNetwork
{
    private readonly int[] _inputShape;
    private readonly ScalarLayer[] _layers;
    private readonly ScalarLoss _loss;

    /// <summary>Joins layers; parameters start at zero.</summary>
    /// <param name="inputShape">The shape of one sample.</param>
    /// <param name="layers">The layers, top to bottom; each belongs to one network.</param>
    /// <param name="loss">The loss.</param>
    public ScalarNetwork(int[] inputShape, ScalarLayer[] layers, ScalarLoss loss)
    {
        _inputShape = inputShape;
        _layers = layers;
        _loss = loss;
        foreach (var layer in layers)
        {
            layer.Attach(inputShape);
            inputShape = layer.OutputShape;
        }

        OutputLength = inputShape.Aggregate(1, (product, size) => product * size);
        Parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        Statistics = [.. layers.SelectMany(layer => layer.Statistics)];
    }

    /// <summary>The values of one input sample.</summary>
    public int InputLength => _inputShape.Aggregate(1, (product, size) => product * size);

    /// <summary>The values of one output sample.</summary>
    public int OutputLength { get; }

    /// <summary>Whether targets are class labels.</summary>
    public bool TakesLabels => _loss.TakesLabels;

    /// <summary>The parameters of all layers, top to bottom.</summary>
    public IReadOnlyList<ScalarParameter> Parameters { get; }

    /// <summary>What all layers keep from batch to batch, top to bottom.</summary>
    public IReadOnlyList<ScalarParameter> Statistics { get; }

    /// <summary>Whether some gradients are differences of larger terms, whose rounding their own magnitude doesn't tell.</summary>
    public bool HasCancellingSums => _layers.Any(layer => layer.SubtractsMeans);

    /// <summary>Whether gradients are differences whose rounding neither their magnitude nor that of parameters tells.</summary>
    public bool RoundsDifferences => HasCancellingSums || _layers.Any(layer => layer.NormalizesSamples);

    /// <summary>Lets gradients be computed with what a layer stores rounded as float does, with signs from here; null for exact.</summary>
    public Random? Rounding
    {
        set => Array.ForEach(_layers, layer => layer.Rounding = value);
    }

    /// <summary>The outputs of a batch in inference.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public double[][] Infer(double[][] inputs) => _layers.Aggregate(inputs, (x, layer) => layer.Infer(x));

    /// <summary>The mean loss of a batch in inference.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public double InferLoss(double[][] inputs, double[][] targets) => _loss.Value(Infer(inputs), targets);

    /// <summary>What a training pass makes of the statistics, which stay as they are.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <returns>The values of each statistic.</returns>
    public double[][] MovedStatistics(double[][] inputs)
    {
        double[][] before = [.. Statistics.Select(statistic => (double[])statistic.Values.Clone())];
        foreach (var layer in _layers)
        {
            layer.MoveStatistics(inputs);
            inputs = layer.Round(layer.Forward(inputs));
        }

        double[][] moved = [.. Statistics.Select(statistic => (double[])statistic.Values.Clone())];
        for (int s = 0; s < before.Length; s++)
            before[s].CopyTo(Statistics[s].Values, 0);
        return moved;
    }

    /// <summary>The outputs of a batch in training.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    public double[][] Forward(double[][] inputs) => _layers.Aggregate(inputs, (x, layer) => layer.Forward(x));

    /// <summary>The mean loss of a batch in training.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public double Loss(double[][] inputs, double[][] targets) => _loss.Value(Forward(inputs), targets);

    /// <summary>Computes the gradient of the loss by every parameter with the chain rule.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    /// <returns>The mean loss of the batch.</returns>
    public double ComputeGradients(double[][] inputs, double[][] targets)
    {
        foreach (var parameter in Parameters)
            Array.Clear(parameter.Gradients);

        double[][][] seen = new double[_layers.Length][][];
        for (int i = 0; i < _layers.Length; i++)
        {
            seen[i] = inputs;
            inputs = _layers[i].Round(_layers[i].Forward(inputs));
        }

        double[][] gradients = _loss.Gradient(inputs, targets);
        for (int i = _layers.Length - 1; i >= 0; i--)
            gradients = _layers[i].Round(_layers[i].Backward(seen[i], gradients));
        return _loss.Value(inputs, targets);
    }

    /// <summary>
    /// The gradient of the loss by every parameter from differences alone: <c>(L(w + h) − L(w − h)) / 2h</c>. The error
    /// is of the order of h² from the third derivative and of 1e-16/h from rounding.
    /// </summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    /// <param name="step">h.</param>
    /// <returns>A gradient for each parameter.</returns>
    public double[][] CentralDifferences(double[][] inputs, double[][] targets, double step)
    {
        double[][] gradients = new double[Parameters.Count][];
        for (int p = 0; p < gradients.Length; p++)
        {
            double[] values = Parameters[p].Values;
            gradients[p] = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                double original = values[i];
                values[i] = original + step;
                double above = Loss(inputs, targets);
                values[i] = original - step;
                double below = Loss(inputs, targets);
                values[i] = original;
                gradients[p][i] = (above - below) / (2 * step);
            }
        }

        return gradients;
    }

    /// <summary>Draws the target of a sample.</summary>
    /// <param name="random">The source.</param>
    public double[] DrawTarget(Random random) => _loss.DrawTarget(OutputLength, random);

    /// <summary>How far the nearest value in the network is from a point where the derivative of an activation or the loss jumps.</summary>
    /// <param name="inputs"><c>[batch][inputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public double KinkDistance(double[][] inputs, double[][] targets)
    {
        double distance = double.PositiveInfinity;
        foreach (var layer in _layers)
        {
            distance = Math.Min(distance, layer.KinkDistance(inputs));
            inputs = layer.Forward(inputs);
        }

        return Math.Min(distance, _loss.KinkDistance(inputs, targets));
    }

    /// <summary>The network as an annotated C# class.</summary>
    /// <param name="className">The name of the class.</param>
    public string Declare(string className)
    {
        var source = new StringBuilder();
        source.Append("[Network(").AppendJoin(", ", _inputShape).Append(")]\n");
        foreach (var layer in _layers)
            source.Append('[').Append(layer.Declaration).Append("]\n");
        source.Append('[').Append(_loss.Declaration).Append("]\n");
        return source.Append("public partial class ").Append(className).Append(";\n").ToString();
    }
}

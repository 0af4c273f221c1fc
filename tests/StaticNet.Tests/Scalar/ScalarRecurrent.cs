namespace StaticNet.Tests.Scalar;

/// <summary>Recurrences above each other over the steps of a sample, in one direction or both.</summary>
/// <param name="cell">The cell.</param>
/// <param name="units">Its units.</param>
/// <param name="layers">The recurrences above each other.</param>
/// <param name="bidirectional">Whether each has another one from the last step to the first.</param>
/// <param name="last">Whether the last state of each direction is all that is made.</param>
/// <param name="normRegularizer">The weight of what keeps the gradient's norm from step to step; 0 for none.</param>
internal sealed class ScalarRecurrent(ScalarCell cell, int units, int layers = 1, bool bidirectional = false, bool last = false, double normRegularizer = 0) : ScalarLayer
{
    // Of each layer and direction.
    private readonly List<ScalarStepError>[] _errors = [.. Enumerable.Range(0, layers * (bidirectional ? 2 : 1)).Select(_ => new List<ScalarStepError>())];

    private string Regularizer => normRegularizer == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", NormRegularizer = {normRegularizer}f");

    private int Directions => bidirectional ? 2 : 1;

    /// <summary>The values of an initial state.</summary>
    public int[] StateShape => layers * Directions == 1 ? [units] : [layers * Directions, units];

    /// <summary>
    /// Of each layer and direction the squared norm of the gradient of each step's state, over all samples of the last backward pass:
    /// <c>[layers · directions][steps]</c>.
    /// </summary>
    public double[][] StateSquares { get; private set; } = [];

    public override ScalarAxis Axis => ScalarAxis.All;

    public override string Declaration =>
        $"{cell.Name}({units}{cell.Options}{(layers == 1 ? "" : $", Layers = {layers}")}{(bidirectional ? ", Bidirectional = true" : "")}{(last ? ", Steps = Steps.Last" : "")}{Regularizer})";

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, sample => Forward(sample, [], []));

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] dx = [.. inputs.Zip(outputGradients, (sample, gradients) => Backward(sample, [], [], gradients).X)];
        AddRegularizers();
        return dx;
    }

    /// <summary>Adds the gradients of the regularizers of the samples since the last time.</summary>
    public void AddRegularizers()
    {
        StateSquares = [.. _errors.Select((errors, recurrence) => SquaresOf(errors, isReversed: recurrence % Directions == 1))];
        for (int recurrence = 0; recurrence < _errors.Length; recurrence++)
        {
            new ScalarNormRegularizer(normRegularizer, _errors[recurrence]).AddGradient(Parameters[(4 * recurrence) + 1]);
            _errors[recurrence].Clear();
        }
    }

    // Each sample's errors stand in the order of the way back.
    private double[] SquaresOf(List<ScalarStepError> errors, bool isReversed)
    {
        double[] squares = new double[InputShape[0]];
        for (int i = 0; i < errors.Count; i++)
        {
            int back = i % squares.Length;
            squares[isReversed ? back : squares.Length - 1 - back] += errors[i].State.Sum(value => value * value);
        }

        return squares;
    }

    public override double KinkDistance(double[][] inputs) => inputs.Min(sample => KinkDistance(sample, [], []));

    /// <summary>The output of a sample.</summary>
    /// <param name="sample"><c>[steps · features]</c></param>
    /// <param name="h">The initial states, layer by layer; empty for 0.</param>
    /// <param name="c">The initial cells; empty for 0.</param>
    public double[] Forward(double[] sample, double[] h, double[] c)
    {
        double[][] states = Run(sample, h, c)[^1];
        return [.. last ? Enumerable.Range(0, Directions).SelectMany(d => states[d == 0 ? ^1 : 0].Skip(d * units).Take(units)) : states.SelectMany(state => state)];
    }

    /// <summary>Adds to the parameters' gradients.</summary>
    /// <param name="sample"><c>[steps · features]</c></param>
    /// <param name="h">The initial states; empty for 0.</param>
    /// <param name="c">The initial cells; empty for 0.</param>
    /// <param name="gradients">The gradient by the output.</param>
    /// <returns>The gradients by the sample, the states and the cells.</returns>
    public (double[] X, double[] H, double[] C) Backward(double[] sample, double[] h, double[] c, double[] gradients)
    {
        double[][][] values = Run(sample, h, c);
        double[][] dy = last ? Spread(gradients, values[0].Length) : [.. gradients.Chunk(Directions * units)];
        double[] dh = new double[layers * Directions * units], dc = new double[dh.Length];
        for (int layer = layers - 1; layer >= 0; layer--)
        {
            double[][] dx = Array.ConvertAll(values[layer], step => new double[step.Length]);
            for (int d = 0; d < Directions; d++)
            {
                int state = (layer * Directions) + d, first = d * units;
                var back = RecurrenceAt(layer, d).Backward(values[layer], At(h, state), At(c, state), Array.ConvertAll(dy, step => step[first..(first + units)]));
                dx = [.. dx.Zip(back.X, (sum, part) => sum.Zip(part, (x, y) => x + y).ToArray())];
                back.H.CopyTo(dh, state * units);
                back.C.CopyTo(dc, state * units);
            }

            dy = dx;
        }

        return ([.. dy.SelectMany(step => step)], dh, dc);
    }

    /// <summary>How far the nearest step is from a point where its derivative jumps.</summary>
    /// <param name="sample"><c>[steps · features]</c></param>
    /// <param name="h">The initial states; empty for 0.</param>
    /// <param name="c">The initial cells; empty for 0.</param>
    public double KinkDistance(double[] sample, double[] h, double[] c)
    {
        double[][][] values = Run(sample, h, c);
        return Enumerable.Range(0, layers * Directions).Min(state =>
            RecurrenceAt(state / Directions, state % Directions).KinkDistance(values[state / Directions], At(h, state), At(c, state)));
    }

    protected override int[] InferOutputShape() => last ? [Directions * units] : [InputShape[0], Directions * units];

    protected override ScalarParameter[] CreateParameters() =>
    [
        .. from layer in Enumerable.Range(0, layers)
           from suffix in bidirectional ? new[] { $"L{layer}", $"L{layer}Reverse" } : [$"L{layer}"]
           let rows = cell.Gates * units
           from parameter in new ScalarParameter[]
           {
               new($"WeightIh{suffix}", rows, layer == 0 ? InputShape[1] : Directions * units), new($"WeightHh{suffix}", rows, units), new($"BiasIh{suffix}", rows),
               new($"BiasHh{suffix}", rows),
           }
           select parameter,
    ];

    // What each layer reads, and what the last one makes: [layers + 1][steps][features].
    private double[][][] Run(double[] sample, double[] h, double[] c)
    {
        double[][][] values = new double[layers + 1][][];
        values[0] = [.. sample.Chunk(InputShape[1])];
        for (int layer = 0; layer < layers; layer++)
        {
            double[][][] made = [.. Enumerable.Range(0, Directions).Select(d =>
                RecurrenceAt(layer, d).Forward(values[layer], At(h, (layer * Directions) + d), At(c, (layer * Directions) + d)))];
            values[layer + 1] = [.. Enumerable.Range(0, InputShape[0]).Select(t => made.SelectMany(direction => direction[t]).ToArray())];
        }

        return values;
    }

    private double[][] Spread(double[] gradients, int steps)
    {
        double[][] all = [.. Enumerable.Range(0, steps).Select(_ => new double[Directions * units])];
        for (int u = 0; u < gradients.Length; u++)
            all[u < units ? ^1 : 0][u] = gradients[u];
        return all;
    }

    private ScalarRecurrence RecurrenceAt(int layer, int direction) =>
        new(cell, [.. Parameters.Skip(4 * ((layer * Directions) + direction)).Take(4)], direction == 1, _errors[(layer * Directions) + direction]);

    private double[] At(double[] states, int index) => states.Length == 0 ? new double[units] : states[(index * units)..((index + 1) * units)];
}

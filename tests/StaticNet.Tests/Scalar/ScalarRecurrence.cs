namespace StaticNet.Tests.Scalar;

/// <summary>One recurrence over the steps of a sample, in one direction.</summary>
/// <param name="cell">The cell.</param>
/// <param name="weights">Those of inputs, of states, and the two biases.</param>
/// <param name="isReversed">Whether it goes from the last step to the first.</param>
/// <param name="errors">Receives the gradients of each step's state, and those of its sums; null for nothing.</param>
internal sealed class ScalarRecurrence(ScalarCell cell, ScalarParameter[] weights, bool isReversed, List<ScalarStepError>? errors = null)
{
    private int Units => weights[1].Shape[1];

    /// <summary>The state behind each step.</summary>
    /// <param name="x"><c>[steps][features]</c></param>
    /// <param name="h">The state before all steps.</param>
    /// <param name="c">The cell before all steps.</param>
    public double[][] Forward(double[][] x, double[] h, double[] c)
    {
        double[][] states = new double[x.Length][];
        foreach (int t in Order(x.Length))
        {
            (h, c) = cell.Step(Sums(0, x[t]), Sums(1, h), h, c);
            states[t] = h;
        }

        return states;
    }

    /// <summary>Adds to the parameters' gradients.</summary>
    /// <param name="x"><c>[steps][features]</c></param>
    /// <param name="h">The state before all steps.</param>
    /// <param name="c">The cell before all steps.</param>
    /// <param name="gradients">The gradient by the state behind each step.</param>
    /// <returns>The gradients by the inputs, the first state and the first cell.</returns>
    public (double[][] X, double[] H, double[] C) Backward(double[][] x, double[] h, double[] c, double[][] gradients)
    {
        var before = new (double[] H, double[] C)[x.Length];
        foreach (int t in Order(x.Length))
        {
            before[t] = (h, c);
            (h, c) = cell.Step(Sums(0, x[t]), Sums(1, h), h, c);
        }

        double[][] dx = new double[x.Length][];
        double[] dh = new double[Units], dc = new double[Units];
        foreach (int t in Order(x.Length).Reverse())
        {
            dh = [.. dh.Zip(gradients[t], (carried, made) => carried + made)];
            var step = cell.Gradient(Sums(0, x[t]), Sums(1, before[t].H), before[t].H, before[t].C, dh, dc);
            errors?.Add(new ScalarStepError(dh, step.S));
            dx[t] = Back(0, x[t], step.A);
            dh = [.. Back(1, before[t].H, step.S).Zip(step.H, (product, alone) => product + alone)];
            dc = step.C;
        }

        return (dx, dh, dc);
    }

    /// <summary>How far the nearest step is from a point where its derivative jumps.</summary>
    /// <param name="x"><c>[steps][features]</c></param>
    /// <param name="h">The state before all steps.</param>
    /// <param name="c">The cell before all steps.</param>
    public double KinkDistance(double[][] x, double[] h, double[] c)
    {
        double distance = double.PositiveInfinity;
        foreach (int t in Order(x.Length))
        {
            distance = Math.Min(distance, cell.KinkDistance(Sums(0, x[t]), Sums(1, h)));
            (h, c) = cell.Step(Sums(0, x[t]), Sums(1, h), h, c);
        }

        return distance;
    }

    private IEnumerable<int> Order(int steps) => isReversed ? Enumerable.Range(0, steps).Reverse() : Enumerable.Range(0, steps);

    // Of inputs 0, of states 1: the bias of each stands two further.
    private double[] Sums(int kind, double[] x)
    {
        double[] biases = weights[kind + 2].Values, factors = weights[kind].Values, sums = new double[biases.Length];
        for (int gate = 0; gate < sums.Length; gate++)
        {
            for (int i = 0; i < x.Length; i++)
                sums[gate] += x[i] * factors[gate * x.Length + i];
            sums[gate] += biases[gate];
        }

        return sums;
    }

    private double[] Back(int kind, double[] x, double[] sums)
    {
        double[] dx = new double[x.Length];
        for (int gate = 0; gate < sums.Length; gate++)
        {
            weights[kind + 2].Gradients[gate] += sums[gate];
            for (int i = 0; i < x.Length; i++)
            {
                weights[kind].Gradients[gate * x.Length + i] += sums[gate] * x[i];
                dx[i] += sums[gate] * weights[kind].Values[gate * x.Length + i];
            }
        }

        return dx;
    }
}

namespace StaticNet.Tests.Scalar;

/// <summary>
/// Equation 10 of Pascanu, Mikolov and Bengio 2013 with squared norms: the mean over steps whose gradient has a norm of <c>(‖e·U‖² / ‖d‖² − 1)²</c>.
/// </summary>
/// <param name="weight">What its gradient is multiplied with.</param>
/// <param name="errors">The gradients of each step of each sample.</param>
internal sealed class ScalarNormRegularizer(double weight, IReadOnlyList<ScalarStepError> errors)
{
    private const double Least = 1e-20;

    private IEnumerable<ScalarStepError> Live => errors.Where(error => Square(error.State) >= Least);

    /// <summary>Its value for weights of states, the gradients as they are.</summary>
    /// <param name="weights"><c>[units, units]</c></param>
    public double Value(double[] weights) => Live.Average(error => Math.Pow((Square(Sent(error, weights)) / Square(error.State)) - 1, 2));

    /// <summary>Adds its gradient to that of the weights of states.</summary>
    /// <param name="weights"><c>[units, units]</c></param>
    public void AddGradient(ScalarParameter weights)
    {
        if (weight == 0)
            return;
        int units = weights.Shape[1], live = Live.Count();
        foreach (var error in Live)
        {
            double[] sent = Sent(error, weights.Values);
            double slope = 2 * ((Square(sent) / Square(error.State)) - 1) / live;
            for (int to = 0; to < units; to++)
                for (int from = 0; from < units; from++)
                    weights.Gradients[(to * units) + from] += weight * slope * 2 * sent[from] * error.Sums[to] / Square(error.State);
        }
    }

    // What a step sends to the state before it.
    private static double[] Sent(ScalarStepError error, double[] weights)
    {
        int units = error.State.Length;
        return [.. Enumerable.Range(0, units).Select(from => error.Sums.Select((sum, to) => sum * weights[(to * units) + from]).Sum())];
    }

    private static double Square(double[] values) => values.Sum(value => value * value);
}

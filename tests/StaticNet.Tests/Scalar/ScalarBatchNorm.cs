using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>
/// <c>scale · (x − mean) / √(variance + ε) + shift</c> for each feature: by the mean and the variance (divisor n) of the batch in
/// training, by running ones in inference. A batch moves those by a part of its own mean and variance (divisor n − 1).
/// </summary>
/// <param name="momentum">The part, a float as the library has it.</param>
/// <param name="epsilon">ε, a float as the library has it.</param>
/// <param name="affine">Whether there are scale and shift.</param>
internal sealed class ScalarBatchNorm(float momentum = 0.1f, float epsilon = 1e-5f, bool affine = true) : ScalarLayer
{
    public override string Declaration => string.Create(
        CultureInfo.InvariantCulture, $"BatchNorm(Momentum = {momentum}f, Epsilon = {epsilon}f{(affine ? "" : ", Affine = false")})");

    public override ScalarAxis Axis => ScalarAxis.Channels;

    public override bool SubtractsMeans => true;

    private int Features => InputShape[0];

    private double[] Scale => affine ? Parameters[0].Values : [.. Enumerable.Repeat(1.0, Features)];

    private double[] Shift => affine ? Parameters[1].Values : new double[Features];

    public override double[][] Forward(double[][] inputs)
    {
        double[][] normalized = Normalize(inputs, out _);
        double[] scale = Scale, shift = Shift;
        return Array.ConvertAll(normalized, row => row.Select((value, f) => scale[f] * Rounded(value) + shift[f]).ToArray());
    }

    public override double[][] Infer(double[][] inputs)
    {
        double[] scale = Scale, shift = Shift, means = Statistics[0].Values, variances = Statistics[1].Values;
        return Array.ConvertAll(inputs, row => row.Select((value, f) =>
            scale[f] * (value - means[f]) / Math.Sqrt(variances[f] + epsilon) + shift[f]).ToArray());
    }

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        int n = inputs.Length;
        double[] scale = Scale;
        double[][] normalized = Normalize(inputs, out double[] deviations);
        double[][] inputGradients = [.. inputs.Select(row => new double[row.Length])];
        for (int f = 0; f < Features; f++)
        {
            double sum = Enumerable.Range(0, n).Sum(b => outputGradients[b][f]);
            double product = Enumerable.Range(0, n).Sum(b => outputGradients[b][f] * normalized[b][f]);
            for (int b = 0; b < n; b++)
                inputGradients[b][f] = scale[f] / deviations[f]
                    * (Rounded(outputGradients[b][f]) - Rounded(sum / n) - Rounded(normalized[b][f] * product / n));
            if (!affine)
                continue;
            Parameters[0].Gradients[f] += product;
            Parameters[1].Gradients[f] += sum;
        }

        return inputGradients;
    }

    public override void MoveStatistics(double[][] inputs)
    {
        for (int f = 0; f < Features; f++)
        {
            double mean = inputs.Average(row => row[f]);
            double variance = inputs.Sum(row => (row[f] - mean) * (row[f] - mean)) / (inputs.Length - 1);
            Statistics[0].Values[f] = (1 - momentum) * Statistics[0].Values[f] + momentum * mean;
            Statistics[1].Values[f] = (1 - momentum) * Statistics[1].Values[f] + momentum * variance;
        }
    }

    protected override ScalarParameter[] CreateParameters() =>
        affine ? [new ScalarParameter("Scale", Features), new ScalarParameter("Shift", Features)] : [];

    protected override ScalarParameter[] CreateStatistics() =>
        [new ScalarParameter("RunningMean", Features), new ScalarParameter("RunningVariance", Features)];

    private double[][] Normalize(double[][] inputs, out double[] deviations)
    {
        double[] means = [.. Enumerable.Range(0, Features).Select(f => inputs.Average(row => row[f]))];
        double[] sigma = [.. means.Select((mean, f) => Math.Sqrt(inputs.Average(row => (row[f] - mean) * (row[f] - mean)) + epsilon))];
        deviations = sigma;
        return Array.ConvertAll(inputs, row => row.Select((value, f) => (value - means[f]) / sigma[f]).ToArray());
    }
}

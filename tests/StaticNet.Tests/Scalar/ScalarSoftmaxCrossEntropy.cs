using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>
/// The sum over samples of <c>(1 − e)·w_y·(−log p_y) + (e/C)·Σ_c w_c·(−log p_c)</c> over that of <c>w_y</c>, with p the softmax of a
/// sample's logits and y its label; 0 if the weights are.
/// </summary>
/// <param name="smoothing">The label smoothing e; a float, because the library stores it as one.</param>
/// <param name="weights">The weights w of the classes; null for 1 each.</param>
/// <param name="ignoreLabel">The label of samples that are in neither sum; null for none.</param>
internal sealed class ScalarSoftmaxCrossEntropy(float smoothing = 0, float[]? weights = null, int? ignoreLabel = null) : ScalarLoss
{
    public override string Declaration
    {
        get
        {
            List<string> options = [];
            if (smoothing != 0)
                options.Add(string.Create(CultureInfo.InvariantCulture, $"LabelSmoothing = {smoothing}f"));
            if (weights is not null)
                options.Add($"ClassWeights = new[] {{ {string.Join(", ", weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture) + "f"))} }}");
            if (ignoreLabel is { } ignored)
                options.Add(string.Create(CultureInfo.InvariantCulture, $"IgnoreLabel = {ignored}"));
            return options.Count == 0 ? "SoftmaxCrossEntropy" : $"SoftmaxCrossEntropy({string.Join(", ", options)})";
        }
    }

    public override bool TakesLabels => true;

    public override double[] DrawTarget(int outputs, Random random) =>
        [ignoreLabel is { } ignored && random.Next(4) == 0 ? ignored : random.Next(outputs)];

    public override bool WeighsNothing(double[][] targets) => targets.All(target => WeightOf((int)target[0]) == 0);

    public override double Value(double[][] outputs, double[][] targets)
    {
        double weight = targets.Sum(target => WeightOf((int)target[0]));
        return weight == 0 ? 0 : outputs.Zip(targets, (x, target) => SampleLoss(x, (int)target[0])).Sum() / weight;
    }

    public override double[][] Gradient(double[][] outputs, double[][] targets)
    {
        double weight = targets.Sum(target => WeightOf((int)target[0]));
        return [.. outputs.Zip(targets, (x, target) =>
            SampleGradient(x, (int)target[0]).Select(value => weight == 0 ? 0 : value / weight).ToArray())];
    }

    /// <summary>What a label adds to the divisor of the mean.</summary>
    public double WeightOf(int label) => label == ignoreLabel ? 0 : weights?[label] ?? 1;

    /// <summary>What a sample adds to the sum.</summary>
    public double SampleLoss(double[] x, int label)
    {
        double logarithm = LogSumExp(x);
        return x.Select((value, c) => Wanted(c, label, x.Length) * (logarithm - value)).Sum();
    }

    /// <summary>The derivatives of <see cref="SampleLoss"/>.</summary>
    public double[] SampleGradient(double[] x, int label)
    {
        double logarithm = LogSumExp(x), total = x.Select((_, c) => Wanted(c, label, x.Length)).Sum();
        return [.. x.Select((value, c) => total * Math.Exp(value - logarithm) - Wanted(c, label, x.Length))];
    }

    private static double LogSumExp(double[] x)
    {
        double largest = x.Max();
        return largest + Math.Log(x.Sum(value => Math.Exp(value - largest)));
    }

    private double Wanted(int c, int label, int classes) => label == ignoreLabel ? 0
        : (weights?[c] ?? 1) * ((c == label ? 1 - (double)smoothing : 0) + (double)smoothing / classes);
}

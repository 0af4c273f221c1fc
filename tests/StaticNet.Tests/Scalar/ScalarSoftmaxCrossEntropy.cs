using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>
/// The mean over samples of <c>Σ_c q_c · −log softmax(x)_c</c> with <c>q_c = (1 − e)·[c = label] + e/C</c>.
/// </summary>
/// <param name="smoothing">The label smoothing e; a float, because the library stores it as one.</param>
internal sealed class ScalarSoftmaxCrossEntropy(float smoothing = 0) : ScalarLoss
{
    public override string Declaration => smoothing == 0 ? "SoftmaxCrossEntropy"
        : string.Create(CultureInfo.InvariantCulture, $"SoftmaxCrossEntropy(LabelSmoothing = {smoothing}f)");

    public override bool TakesLabels => true;

    public override double Value(double[][] outputs, double[][] targets)
    {
        double total = 0;
        for (int sample = 0; sample < outputs.Length; sample++)
        {
            double[] x = outputs[sample];
            double logarithm = LogSumExp(x);
            for (int c = 0; c < x.Length; c++)
                total += Wanted(c, targets[sample], x.Length) * (logarithm - x[c]);
        }

        return total / outputs.Length;
    }

    public override double[][] Gradient(double[][] outputs, double[][] targets)
    {
        double[][] gradients = new double[outputs.Length][];
        for (int sample = 0; sample < outputs.Length; sample++)
        {
            double[] x = outputs[sample];
            double logarithm = LogSumExp(x);
            gradients[sample] = new double[x.Length];
            for (int c = 0; c < x.Length; c++)
                gradients[sample][c] = (Math.Exp(x[c] - logarithm) - Wanted(c, targets[sample], x.Length)) / outputs.Length;
        }

        return gradients;
    }

    private static double LogSumExp(double[] x)
    {
        double largest = x.Max();
        return largest + Math.Log(x.Sum(value => Math.Exp(value - largest)));
    }

    private double Wanted(int c, double[] target, int classes) =>
        (c == (int)target[0] ? 1 - (double)smoothing : 0) + (double)smoothing / classes;
}

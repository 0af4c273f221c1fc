namespace StaticNet.Tests.Scalar;

/// <summary>
/// A loss with a weight for each sample, <c>Σ wᵢ·cᵢ·Lᵢ / Σ wᵢ·cᵢ</c>, where Lᵢ is the mean loss of sample i alone and cᵢ what its label weighs;
/// 0 if all that weighs nothing.
/// </summary>
/// <param name="loss">The loss.</param>
/// <param name="weights">The weight w of each sample.</param>
/// <param name="labelWeight">What a label weighs, 0 if it is ignored.</param>
internal sealed class ScalarSampleWeights(ScalarLoss loss, float[] weights, Func<double, double> labelWeight) : ScalarLoss
{
    public override string Declaration => loss.Declaration;

    public override bool TakesLabels => loss.TakesLabels;

    public override double[] DrawTarget(int outputs, Random random) => loss.DrawTarget(outputs, random);

    public override bool WeighsNothing(double[][] targets) => Array.TrueForAll(Shares(targets), static share => share == 0);

    public override double KinkDistance(double[][] outputs, double[][] targets) => loss.KinkDistance(outputs, targets);

    public override double Value(double[][] outputs, double[][] targets)
    {
        double[] shares = Shares(targets);
        return outputs.Select((row, i) => shares[i] == 0 ? 0 : shares[i] * loss.Value([row], [targets[i]])).Sum();
    }

    public override double[][] Gradient(double[][] outputs, double[][] targets)
    {
        double[] shares = Shares(targets);
        return [.. outputs.Select((row, i) => shares[i] == 0 ? new double[row.Length] : [.. loss.Gradient([row], [targets[i]])[0].Select(g => shares[i] * g)])];
    }

    private double[] Shares(double[][] targets)
    {
        double[] parts = [.. targets.Select((target, i) => weights[i] * (TakesLabels ? labelWeight(target[0]) : 1))];
        double sum = parts.Sum();
        return [.. parts.Select(part => sum == 0 ? 0 : part / sum)];
    }
}

using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>The mean of <c>p·t·ln(1 + e⁻ˣ) + (1 − t)·ln(1 + eˣ)</c> for logits x and probabilities t.</summary>
/// <param name="positiveWeight">p; a float, because the library stores it as one.</param>
internal sealed class ScalarBinaryCrossEntropy(float positiveWeight = 1) : ScalarElementLoss
{
    public override string Declaration => positiveWeight == 1 ? "BinaryCrossEntropy"
        : string.Create(CultureInfo.InvariantCulture, $"BinaryCrossEntropy(PositiveWeight = {positiveWeight}f)");

    public override double Element(double output, double target) =>
        positiveWeight * target * Softplus(-output) + (1 - target) * Softplus(output);

    public override double Derivative(double output, double target) =>
        (1 - target) * Sigmoid(output) - positiveWeight * target * Sigmoid(-output);

    // Classes now and then, probabilities otherwise.
    public override double[] DrawTarget(int outputs, Random random) =>
        [.. Enumerable.Range(0, outputs).Select(_ => random.Next(3) == 0 ? random.Next(2) : (double)(float)random.NextDouble())];

    // Far below 0 the exponential is what is left of 1 + e^x − 1.
    private static double Softplus(double x) => x > 0 ? x + Softplus(-x) : x < -30 ? Math.Exp(x) : Math.Log(1 + Math.Exp(x));

    private static double Sigmoid(double x) => x > 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}

namespace StaticNet.Tests.Scalar;

/// <summary><c>y = x / max(‖x‖, ε)</c> over a sample, with the Jacobian <c>∂yᵢ/∂xⱼ = ([i = j] − yᵢyⱼ) / ‖x‖</c>.</summary>
/// <param name="epsilon">ε.</param>
internal sealed class ScalarUnitNorm(float epsilon = 1e-12f) : ScalarLayer
{
    public override string Declaration => epsilon == 1e-12f ? "UnitNorm" : FormattableString.Invariant($"UnitNorm(Epsilon = {epsilon}f)");

    public override bool NormalizesSamples => true;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, row => Array.ConvertAll(row, x => x / Divisor(row)));

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) =>
    [
        .. inputs.Zip(outputGradients, (x, dy) =>
        {
            double divisor = Divisor(x), along = Length(x) > epsilon ? x.Zip(dy, (value, gradient) => Rounded(value / divisor * gradient)).Sum() : 0;
            return x.Zip(dy, (value, gradient) => (gradient - (value / divisor * along)) / divisor).ToArray();
        }),
    ];

    private double Divisor(double[] row) => Math.Max(Length(row), epsilon);

    private static double Length(double[] row) => Math.Sqrt(row.Sum(x => x * x));
}

using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>The mean of <c>d²/(2·beta)</c> up to a distance of beta, of <c>|d| − beta/2</c> beyond.</summary>
/// <param name="beta">A float, because the library stores it as one.</param>
internal sealed class ScalarSmoothL1(float beta = 1) : ScalarElementLoss
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"SmoothL1({beta}f)");

    public override double Element(double output, double target)
    {
        double distance = Math.Abs(output - target);
        return distance < beta ? distance * distance / (2.0 * beta) : distance - beta / 2.0;
    }

    public override double Derivative(double output, double target) =>
        Math.Abs(output - target) < beta ? (output - target) / beta : Math.Sign(output - target);

    protected override double KinkDistance(double output, double target) => Math.Abs(Math.Abs(output - target) - beta);
}

using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>The mean of <c>d²/2</c> up to a distance of delta, of <c>delta · (|d| − delta/2)</c> beyond.</summary>
/// <param name="delta">A float, because the library stores it as one.</param>
internal sealed class ScalarHuber(float delta = 1) : ScalarElementLoss
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"Huber({delta}f)");

    public override double Element(double output, double target)
    {
        double distance = Math.Abs(output - target);
        return distance < delta ? distance * distance / 2 : delta * (distance - delta / 2.0);
    }

    public override double Derivative(double output, double target) =>
        Math.Abs(output - target) < delta ? output - target : Math.Sign(output - target) * (double)delta;

    protected override double KinkDistance(double output, double target) => Math.Abs(Math.Abs(output - target) - delta);
}

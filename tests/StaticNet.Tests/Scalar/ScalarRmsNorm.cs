using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary><c>y = scale · x / √(mean(x²) + ε)</c> over each sample.</summary>
/// <param name="epsilon">ε; 2⁻²³ unless given.</param>
/// <param name="affine">Whether there is a scale.</param>
internal sealed class ScalarRmsNorm(float epsilon = 1f / (1 << 23), bool affine = true) : ScalarRowNorm(epsilon, affine, hasShift: false)
{
    public override string Declaration =>
        string.Create(CultureInfo.InvariantCulture, $"RmsNorm(Epsilon = {Epsilon}f, Affine = {(HasScale ? "true" : "false")})");

    protected override bool Centers => false;
}

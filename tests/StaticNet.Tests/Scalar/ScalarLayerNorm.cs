using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary><c>y = scale · (x − mean) / √(variance + ε) + shift</c> over each sample.</summary>
/// <param name="epsilon">ε.</param>
/// <param name="affine">Whether there are scale and shift.</param>
/// <param name="bias">Whether there is a shift besides the scale.</param>
internal sealed class ScalarLayerNorm(float epsilon = 1e-5f, bool affine = true, bool bias = true)
    : ScalarRowNorm(epsilon, affine, affine && bias)
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture,
        $"LayerNorm(Epsilon = {Epsilon}f, Affine = {(HasScale ? "true" : "false")}, Bias = {(HasShift ? "true" : "false")})");

    protected override bool Centers => true;
}

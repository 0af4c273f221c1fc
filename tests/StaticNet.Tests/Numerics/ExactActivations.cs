namespace StaticNet.Tests.Numerics;

/// <summary>Activations in double by their definitions, rearranged only where a double would lose its digits.</summary>
internal static class ExactActivations
{
    /// <summary>Beyond it every one of them is its argument, 0 or a constant.</summary>
    private const double Far = 300;

    /// <summary>2·sinh(x/2)·e^(x/2): nothing cancels.</summary>
    public static double ExpMinusOne(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    /// <summary>ln(1 + z) = 2·artanh(z / (2 + z)).</summary>
    public static double Softplus(double x) =>
        (x > 0 ? x : 0) + (2 * Math.Atanh(Math.Exp(-Math.Abs(x)) / (2 + Math.Exp(-Math.Abs(x)))));

    public static double Gelu(double x) => Product(x, ErfReference.Normal(x));

    public static double GeluDerivative(double x)
    {
        double near = Math.Clamp(x, -Far, Far);
        return ErfReference.Normal(near) + (near * Math.Exp(-near * near / 2) / Math.Sqrt(2 * Math.PI));
    }

    public static double GeluTanh(double x) => Product(x, Sigmoid(GeluGate(x)));

    public static double GeluTanhDerivative(double x)
    {
        double near = Math.Clamp(x, -Far, Far);
        double slope = 2 * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * near * near));
        return GateDerivative(GeluGate(near), near * slope);
    }

    public static double Silu(double x) => Product(x, Sigmoid(x));

    public static double SiluDerivative(double x) => GateDerivative(Math.Clamp(x, -Far, Far), Math.Clamp(x, -Far, Far));

    public static double Mish(double x) => Product(x, Math.Tanh(Softplus(x)));

    public static double MishDerivative(double x)
    {
        double near = Math.Clamp(x, -Far, Far), tanh = Math.Tanh(Softplus(near));
        return tanh + (near * (1 - (tanh * tanh)) * Sigmoid(near));
    }

    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private static double GeluGate(double x) => 2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));

    /// <summary>σ(v) + p·σ(v)·σ(−v).</summary>
    private static double GateDerivative(double gate, double product) => Sigmoid(gate) + (product * Sigmoid(gate) * Sigmoid(-gate));

    /// <summary>x · factor, and where the factor is 0 the limit instead of −∞ · 0.</summary>
    private static double Product(double x, double factor) => factor == 0 ? -0.0 : x * factor;
}

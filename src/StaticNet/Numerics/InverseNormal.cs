namespace StaticNet.Numerics;

/// <summary>
/// The quantile function of the standard normal distribution: algorithm AS 241, PPND7 (Wichura 1988), relative error about
/// 1e-7. Only IEEE additions, multiplications, divisions and square roots of doubles, none fused: the same bits on every machine.
/// </summary>
internal static class InverseNormal
{
    private const double CentralHalfWidth = 0.425;

    /// <summary>The value below which a standard normal variable lies with the given probability.</summary>
    /// <param name="probability">In [1.4e-11, 1 − 1.4e-11]: the algorithm's third range, further out, is left away.</param>
    public static double At(double probability)
    {
        double q = probability - 0.5;
        if (Math.Abs(q) <= CentralHalfWidth)
            return q * Central((CentralHalfWidth * CentralHalfWidth) - (q * q));

        double tail = Tail(Math.Sqrt(-PortableMath.Log(q < 0 ? probability : 1 - probability)) - 1.6);
        return q < 0 ? -tail : tail;
    }

    private static double Central(double r) =>
        ((((((59.109374720 * r) + 159.29113202) * r) + 50.434271938) * r) + 3.3871327179)
        / ((((((67.187563600 * r) + 78.757757664) * r) + 17.895169469) * r) + 1);

    private static double Tail(double r) =>
        ((((((0.17023821103 * r) + 1.3067284816) * r) + 2.7568153900) * r) + 1.4234372777)
        / ((((0.12021132975 * r) + 0.73700164250) * r) + 1);
}

using System.Globalization;

namespace StaticNet.Optimizers;

/// <summary>The limits of optimizers' settings.</summary>
internal static class OptimizerChecks
{
    // Far from denormals, so that a divisor of ε alone is sound.
    private const float SmallestEpsilon = 1e-30f;

    // Below half the distance of the largest floats, so that a sum with one of them is that one.
    private const float LargestEpsilon = 1e30f;

    /// <summary>Demands that a value is in [0, 1).</summary>
    public static double Fraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, value, "in [0, 1)");

    /// <summary>Demands that a value is in [0, 1).</summary>
    public static float Fraction(float value, string name) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, value, "in [0, 1)");

    /// <summary>Demands that a value is finite and not negative.</summary>
    public static float NonNegative(float value, string name) =>
        value >= 0 && float.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and 0 or more");

    /// <summary>Demands that a value is finite and not negative.</summary>
    public static double NonNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, "finite and 0 or more");

    /// <summary>Demands that a momentum is in [0, 1), and 0 if the optimizer has no buffer for it.</summary>
    public static float Momentum(float value, bool hasBuffer, string name) =>
        Fraction(value, name) == 0 || hasBuffer
            ? value
            : throw new InvalidOperationException("The optimizer was made without momentum and keeps no buffer for it; make it with some.");

    /// <summary>Demands that a value is neither too small to divide by nor so large that a sum with it could be infinite.</summary>
    public static float Epsilon(float value, string name) =>
        value is >= SmallestEpsilon and <= LargestEpsilon ? value : throw OutOfRange(name, value, "in [1e-30, 1e30]");

    /// <summary>Demands a set of the kinds that there are.</summary>
    public static ParameterKinds Kinds(ParameterKinds value, string name) =>
        (value & ~ParameterKinds.All) == 0 ? value : throw OutOfRange(name, value, "a set of ParameterKinds");

    /// <summary>The exception for an argument outside its limits.</summary>
    public static ArgumentOutOfRangeException OutOfRange(string name, object value, string limits) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {limits}."));
}

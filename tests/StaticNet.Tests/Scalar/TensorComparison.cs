using System.Globalization;
using Xunit;

namespace StaticNet.Tests.Scalar;

/// <summary>Compares tensors element by element, with a message that tells where and how far they differ.</summary>
internal static class TensorComparison
{
    /// <summary>Fails where an element is off by more than a part of the tensor's largest magnitude.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="actual">The library's values.</param>
    /// <param name="expected">The values to match.</param>
    /// <param name="bound">The part, for example 1e-5.</param>
    public static void AssertWithinPartOfLargest(string name, ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, double bound)
    {
        double[] widened = Array.ConvertAll(expected.ToArray(), value => (double)value);
        AssertWithin(name, actual, widened, bound * LargestMagnitude(widened));
    }

    /// <summary>Fails where an element is off by more than an absolute allowance, or isn't a number.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="actual">The library's values.</param>
    /// <param name="expected">The values to match.</param>
    /// <param name="allowance">The largest difference.</param>
    public static void AssertWithin(string name, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double allowance) =>
        AssertWithin(name, Array.ConvertAll(actual.ToArray(), value => (double)value), expected, allowance);

    /// <summary>Fails where an element is off by more than an absolute allowance, or isn't a number.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="actual">The values to check.</param>
    /// <param name="expected">The values to match.</param>
    /// <param name="allowance">The largest difference.</param>
    public static void AssertWithin(string name, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double allowance)
    {
        double[] allowances = new double[expected.Length];
        Array.Fill(allowances, allowance);
        AssertWithin(name, actual, expected, allowances);
    }

    /// <summary>Fails where an element is off by more than its own absolute allowance, or isn't a number.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="actual">The values to check.</param>
    /// <param name="expected">The values to match.</param>
    /// <param name="allowances">The largest difference of each element.</param>
    public static void AssertWithin(string name, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double[] allowances)
    {
        if (actual.Length != expected.Length)
            Assert.Fail($"{name} has {actual.Length} elements instead of {expected.Length}.");

        int worst = 0;
        double worstError = -1;
        int wrong = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            if (error <= allowances[i])
                continue;
            wrong++;

            // Once the worst is NaN it stays: nothing compares greater.
            if (double.IsNaN(error) || error > worstError)
                (worst, worstError) = (i, error);
        }

        if (wrong > 0)
            Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {wrong} of {expected.Length} elements differ by more than {allowances[worst]:G3}; worst is [{worst}], {actual[worst]:R} "
                + $"instead of {expected[worst]:R} ({worstError / LargestMagnitude(expected):G3} of the tensor's largest magnitude)."));
    }

    /// <summary>The largest magnitude of a tensor.</summary>
    public static double LargestMagnitude(ReadOnlySpan<double> tensor)
    {
        double largest = 0;
        foreach (double value in tensor)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}

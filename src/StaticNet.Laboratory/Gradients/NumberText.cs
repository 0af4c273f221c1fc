using System.Globalization;

namespace StaticNet.Laboratory.Gradients;

/// <summary>Numbers between nothing and infinity in few columns.</summary>
internal static class NumberText
{
    private const double LargestPlain = 1000;

    /// <summary>A loss in at most 8 columns: <c>0.0123</c>, <c>3.4e+07</c>.</summary>
    /// <param name="loss">The loss.</param>
    public static string Loss(double loss) => !double.IsFinite(loss)
        ? "none"
        : loss.ToString(loss < LargestPlain ? "0.0000" : "0.0e+00", CultureInfo.InvariantCulture);

    /// <summary>A norm in at most 8 columns: <c>1.2e-19</c>, <c>inf</c>.</summary>
    /// <param name="norm">The norm.</param>
    public static string Norm(double norm) => double.IsFinite(norm) ? norm.ToString("0.0e+00", CultureInfo.InvariantCulture) : "inf";

    /// <summary>The order of magnitude of a norm in at most 6 columns: <c>1e-19</c>.</summary>
    /// <param name="norm">The norm.</param>
    public static string Magnitude(double norm) => double.IsFinite(norm) ? norm.ToString("0e+00", CultureInfo.InvariantCulture) : "inf";
}

using StaticNet.Numerics;

namespace StaticNet.Schedules;

/// <summary>The ways from one value to another, both ends exact.</summary>
internal static class Annealing
{
    /// <summary>Half a cosine: <c>end + (start − end)(1 + cos(π·progress)) / 2</c>.</summary>
    /// <param name="start">The value at progress 0.</param>
    /// <param name="end">The value at progress 1.</param>
    /// <param name="progress">0 or more; beyond 1 the cosine goes on.</param>
    public static double Cosine(double start, double end, double progress)
    {
        double share = (1 + PortableMath.SinCosPi(progress).Cosine) / 2;

        // Not end + (start − end) · share, which can miss the start by a unit in the last place.
        return (start * share) + (end * (1 - share));
    }

    /// <summary>A straight line.</summary>
    /// <param name="start">The value at progress 0.</param>
    /// <param name="end">The value at progress 1.</param>
    /// <param name="progress">0 or more.</param>
    public static double Linear(double start, double end, double progress) => (start * (1 - progress)) + (end * progress);
}

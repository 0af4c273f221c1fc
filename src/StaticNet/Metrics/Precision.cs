namespace StaticNet.Metrics;

/// <summary>The share of right ones among the samples predicted to be of a class: <c>hits / predicted</c>.</summary>
/// <inheritdoc cref="ClassScoreMetric" path="/remarks"/>
public sealed class Precision : ClassScoreMetric
{
    /// <summary>The figure of all classes.</summary>
    /// <param name="averaging">How those of the classes become one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public Precision(Averaging averaging = Averaging.Macro)
        : base("precision", ClassScores.Precision, averaging)
    {
    }

    private Precision(int ofClass)
        : base("precision", ClassScores.Precision, ofClass)
    {
    }

    /// <summary>The figure of one class.</summary>
    /// <param name="ofClass">The class, or the question of several with yes and no; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is negative.</exception>
    public static Precision OfClass(int ofClass) => new(ofClass);
}

namespace StaticNet.Metrics;

/// <summary>The share of a class's samples that are found: <c>hits / actual</c>.</summary>
/// <inheritdoc cref="ClassScoreMetric" path="/remarks"/>
public sealed class Recall : ClassScoreMetric
{
    /// <summary>The figure of all classes.</summary>
    /// <param name="averaging">How those of the classes become one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public Recall(Averaging averaging = Averaging.Macro)
        : base("recall", ClassScores.Recall, averaging)
    {
    }

    private Recall(int ofClass)
        : base("recall", ClassScores.Recall, ofClass)
    {
    }

    /// <summary>The figure of one class.</summary>
    /// <param name="ofClass">The class, or the question of several with yes and no; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is negative.</exception>
    public static Recall OfClass(int ofClass) => new(ofClass);
}

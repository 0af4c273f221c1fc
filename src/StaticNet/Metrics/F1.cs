namespace StaticNet.Metrics;

/// <summary>The harmonic mean of precision and recall: <c>2 · hits / (predicted + actual)</c>.</summary>
/// <inheritdoc cref="ClassScoreMetric" path="/remarks"/>
public sealed class F1 : ClassScoreMetric
{
    /// <summary>The figure of all classes.</summary>
    /// <param name="averaging">How those of the classes become one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public F1(Averaging averaging = Averaging.Macro)
        : base("f1", ClassScores.F1, averaging)
    {
    }

    private F1(int ofClass)
        : base("f1", ClassScores.F1, ofClass)
    {
    }

    /// <summary>The figure of one class.</summary>
    /// <param name="ofClass">The class, or the question of several with yes and no; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is negative.</exception>
    public static F1 OfClass(int ofClass) => new(ofClass);
}

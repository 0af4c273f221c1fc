namespace StaticNet.Metrics;

/// <summary>How the figures of classes become one, as in scikit-learn.</summary>
public enum Averaging
{
    /// <summary>Their mean: each class counts the same. Classes that are neither actual nor predicted anywhere are left out.</summary>
    Macro,

    /// <summary>The figure of the sums over all classes. For samples of one class each it is the accuracy.</summary>
    Micro,

    /// <summary>Their mean weighted by how often each class is actual.</summary>
    Weighted,
}

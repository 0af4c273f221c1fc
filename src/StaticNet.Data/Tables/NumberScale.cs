namespace StaticNet.Data;

/// <summary>What centre and spread of a column's numbers are taken by: (value − centre) / spread is what a network gets.</summary>
public enum NumberScale
{
    /// <summary>Mean and standard deviation of the population, as scikit-learn's StandardScaler.</summary>
    Standard,

    /// <summary>
    /// Median and the distance between the quartiles, as scikit-learn's RobustScaler: a few outliers don't move them. Where the quartiles
    /// are equal, though not all numbers are, the spread is the standard deviation.
    /// </summary>
    Robust,
}

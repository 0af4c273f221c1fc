namespace StaticNet.Schedules;

/// <summary>By how much a metric must be below its best to be an improvement.</summary>
public enum PlateauThreshold
{
    /// <summary>By a share of the best: <c>metric &lt; best · (1 − threshold)</c>.</summary>
    Relative,

    /// <summary>By an amount: <c>metric &lt; best − threshold</c>.</summary>
    Absolute,
}

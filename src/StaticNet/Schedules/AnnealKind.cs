namespace StaticNet.Schedules;

/// <summary>How a <see cref="OneCycleSchedule"/> goes from one rate to the next.</summary>
public enum AnnealKind
{
    /// <summary>Along half a cosine.</summary>
    Cosine,

    /// <summary>Along a straight line.</summary>
    Linear,
}

namespace StaticNet.Schedules;

/// <summary>What the positions of a <see cref="Schedule"/> count.</summary>
public enum ScheduleUnit
{
    /// <summary>Steps of the optimizer.</summary>
    Step,

    /// <summary>Epochs; all steps of one have the same value.</summary>
    Epoch,
}

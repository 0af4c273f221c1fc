namespace StaticNet.Tests.Training;

/// <summary>The settings of an <see cref="EventfulRun"/>.</summary>
/// <param name="Length">How long it is to be.</param>
/// <param name="Patience">The epochs that may be worse than the best.</param>
/// <param name="IsScheduled">Whether a schedule sets the learning rate.</param>
/// <param name="AccumulationSteps">The batches of a step.</param>
/// <param name="MostSpikes">The spikes in a row that are skipped.</param>
/// <param name="DropsLast">Whether a last smaller batch is left out.</param>
/// <param name="Unit">What the schedule counts.</param>
internal sealed record EventfulRunKind(
    TrainingLength Length, int Patience = 99, bool IsScheduled = true, int AccumulationSteps = 1, int MostSpikes = 1, bool DropsLast = false,
    ScheduleUnit Unit = ScheduleUnit.Step);

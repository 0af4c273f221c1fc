namespace StaticNet.Tests.Training;

/// <summary>Does what a test wants at each boundary.</summary>
internal sealed class ScriptedCallback : TrainingCallback
{
    public Action<TrainingContext>? Begin { get; init; }

    public Action<TrainingContext>? Step { get; init; }

    public Action<TrainingContext, EpochResult>? Epoch { get; init; }

    public Action<TrainingContext, TrainingResult>? End { get; init; }

    public override void OnBegin(TrainingContext context) => Begin?.Invoke(context);

    public override void OnStep(TrainingContext context) => Step?.Invoke(context);

    public override void OnEpoch(TrainingContext context, EpochResult result) => Epoch?.Invoke(context, result);

    public override void OnEnd(TrainingContext context, TrainingResult result) => End?.Invoke(context, result);
}

namespace StaticNet.Tests.Training;

/// <summary>A run of everything that keeps arrays laid out like a network's, in one of its layouts.</summary>
internal sealed class LaidOutRun<TLayout>(Optimizer optimizer, ulong seed = 1)
    where TLayout : ILaidOut
{
    private const int Steps = 22;

    private static readonly Dataset Training = LaidOut.Samples(32);
    private static readonly Dataset Validation = LaidOut.Samples(16);

    /// <summary>A sample whose loss is infinite.</summary>
    public static ReadOnlySpan<float> Overflowing => new float[] { 1e38f, 1e38f, 1e38f, 1e38f, 1e38f };

    public Trainer<LaidOutRegression<TLayout>> Trainer { get; } = new(new LaidOutRegression<TLayout>(seed), optimizer, seed: 3)
    {
        Averaging = new WeightAveraging(0.9),
        EarlyStopping = new EarlyStopping(patience: 9),
        NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3),
        BatchesInBackground = false,
    };

    /// <summary>Runs to the end, or goes on.</summary>
    /// <param name="savedStep">The step whose state is returned.</param>
    public TrainingState Fit(int savedStep = Steps)
    {
        TrainingState? state = null;
        Trainer.Callbacks = [new ScriptedCallback { Step = context => state = context.StepCount == savedStep ? context.SaveState() : state }];
        Trainer.Fit(Training, Validation, TrainingLength.Steps(Steps), batchSize: 8);
        return state!;
    }
}

namespace StaticNet.Laboratory.Gradients;

/// <summary>The points that all networks of a run learn and are tested on.</summary>
/// <param name="seed">Decides them.</param>
internal sealed class LaboratoryData(ulong seed)
{
    /// <summary>The points of a step.</summary>
    public const int BatchSize = 64;

    // Programs have the purposes from 256 upward; the points have the first.
    private const int Purpose = 257;
    private const int TrainingCount = 1024;
    private const int TestCount = 512;

    private readonly Dataset _training = SpiralData.Create(TrainingCount, seed, part: 0);
    private readonly int[] _indices = new int[BatchSize];

    /// <summary>The inputs of the batch.</summary>
    public float[] Inputs { get; } = new float[BatchSize * SpiralData.InputLength];

    /// <summary>The labels of the batch.</summary>
    public int[] Labels { get; } = new int[BatchSize];

    /// <summary>The points to test on.</summary>
    public Dataset Test { get; } = SpiralData.Create(TestCount, seed, part: 1);

    /// <summary>Draws the batch of a step, with replacement: the same for every network.</summary>
    /// <param name="step">The step.</param>
    public void LoadBatch(int step)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, step));
        foreach (ref int index in _indices.AsSpan())
            index = random.NextInt32(TrainingCount);
        _training.CopyInputs(_indices, Inputs);
        _training.CopyLabels(_indices, Labels);
    }
}

using System.Diagnostics;
using StaticNet.Browser.Networks;
using StaticNet.Files;
using StaticNet.Numerics;
using StaticNet.Training;

namespace StaticNet.Browser.Training;

/// <summary>The training of a network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="network">The network with its first weights, owned.</param>
/// <param name="optimizer">What makes the steps.</param>
/// <param name="sets">The digits.</param>
internal sealed class NetworkTraining<TNetwork>(TNetwork network, Optimizer optimizer, DigitSets sets) : DigitTraining
    where TNetwork : class, IDigitNetwork
{
    // Who looks on ends the run.
    private static readonly TrainingLength Length = TrainingLength.Epochs(1_000_000);

    private readonly Trainer<TNetwork> _trainer = new(network, optimizer);

    /// <inheritdoc/>
    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    /// <inheritdoc/>
    public override float LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    /// <inheritdoc/>
    public override string Hash => network.GetParametersHash();

    /// <inheritdoc/>
    public override void Clip(string clipping, float limit)
    {
        network.MaxGradientNorm = clipping == "norm" ? limit : float.PositiveInfinity;
        network.GradientLimit = clipping == "value" ? limit : float.PositiveInfinity;
    }

    /// <inheritdoc/>
    public override double[] Train(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        var numbers = new List<double>();
        using var end = new CancellationTokenSource();
        _trainer.Fit(sets.Training, Length, BatchSize, Report, end.Token);
        return [.. numbers];

        void Report(TrainingProgress step)
        {
            bool isLast = step.Step == step.Steps;
            numbers.AddRange([step.StepCount, step.Epoch, step.Loss, step.GradientNorm, isLast ? 1 : 0]);
            if (isLast || Stopwatch.GetElapsedTime(start) >= time)
                end.Cancel();
        }
    }

    /// <inheritdoc/>
    public override double[] Measure() =>
        [.. network.GradientHealth.Layers.SelectMany(layer => (double[])[layer.GradientNorm, layer.UpdateRatio, layer.DeadShare, layer.SaturatedShare, (int)layer.Verdict])];

    /// <inheritdoc/>
    public override double Test() => _trainer.Evaluate(sets.Test).Accuracy.GetValueOrDefault();

    /// <inheritdoc/>
    public override float[] Read(float[] image)
    {
        float[] scores = new float[SyntheticDigits.Classes], probabilities = new float[SyntheticDigits.Classes];
        network.Predict(image, scores);
        VectorMath.SoftmaxRow(scores, probabilities);
        return probabilities;
    }

    /// <inheritdoc/>
    public override byte[] Save()
    {
        using var file = new MemoryStream();
        network.SaveWeights(file);
        return file.ToArray();
    }

    /// <inheritdoc/>
    public override void Load(byte[] file)
    {
        using var tensors = SafetensorsFile.Open(new MemoryStream(file), "the file");
        network.LoadWeights(tensors);
    }

    /// <inheritdoc/>
    public override void Dispose() => network.Dispose();
}

using System.Globalization;
using StaticNet.Laboratory.TemporalOrder.Networks;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Trains a network on sequences that are all new, until it answers fresh ones rightly or may make no more updates.</summary>
/// <param name="trial">The training.</param>
/// <param name="mostUpdates">The most updates.</param>
/// <param name="testSequences">The sequences of a test.</param>
internal sealed class TemporalOrderTraining(TemporalOrderTrial trial, int mostUpdates, int testSequences)
{
    /// <summary>The sequences of an update.</summary>
    public const int BatchSize = 20;

    private const int Capacity = 100;
    private const int UpdatesBetweenTests = 1000;
    private const float LearningRate = 0.01f;

    // Sequences to test with, which no training of ours comes to; a test looks at some of them before it looks at all.
    private const long FirstTest = 1L << 40;
    private const int FirstLook = 500;

    private readonly TemporalOrderTask _task = new(trial.Seed);
    private readonly float[] _steps = new float[Capacity * trial.Length * TemporalOrderTask.Symbols];
    private readonly int[] _answers = new int[Capacity];
    private readonly float[] _outputs = new float[Capacity * TemporalOrderTask.Classes];

    /// <summary>Trains.</summary>
    /// <param name="cancellationToken">Ends it at its next update.</param>
    public TemporalOrderOutcome Run(CancellationToken cancellationToken)
    {
        float limit = trial.Clips ? 1f : float.MaxValue;
        return (trial.Start == RecurrentStart.Sigmoid, trial.Length) switch
        {
            (false, 50) => Train(new TanhOrder50(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (false, 100) => Train(new TanhOrder100(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (false, 150) => Train(new TanhOrder150(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (false, 200) => Train(new TanhOrder200(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (true, 50) => Train(new SigmoidOrder50(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (true, 100) => Train(new SigmoidOrder100(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (true, 150) => Train(new SigmoidOrder150(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            (true, 200) => Train(new SigmoidOrder200(trial.Seed, Capacity) { MaxGradientNorm = limit }, cancellationToken),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No network is compiled for {trial.Length} steps.")),
        };
    }

    private TemporalOrderOutcome Train<TNetwork>(TNetwork network, CancellationToken cancellationToken)
        where TNetwork : class, INetwork, IDisposable
    {
        using (network)
        {
            new RecurrentWeights(trial.Start, trial.Seed).Fill(network);
            var optimizer = new Sgd(LearningRate);
            double largest = 0, errors = 1;
            for (int update = 0; update < mostUpdates; update++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var result = network.ComputeGradients(Draw((long)update * BatchSize, BatchSize));
                if (!result.IsFinite)
                    return new TemporalOrderOutcome(trial, update, double.NaN, result.Norm);
                largest = Math.Max(largest, result.Norm);
                optimizer.Step(network, result);
                if ((update + 1) % UpdatesBetweenTests != 0 && update + 1 < mostUpdates)
                    continue;
                errors = Test(network, Math.Min(FirstLook, testSequences));
                if (errors < TemporalOrderOutcome.MostErrors || update + 1 == mostUpdates)
                    errors = Test(network, testSequences);
                if (errors < TemporalOrderOutcome.MostErrors || double.IsNaN(errors))
                    return new TemporalOrderOutcome(trial, update + 1, errors, largest);
            }

            return new TemporalOrderOutcome(trial, mostUpdates, errors, largest);
        }
    }

    private double Test(INetwork network, int sequences)
    {
        int wrong = 0;
        for (int first = 0; first < sequences; first += Capacity)
        {
            int count = Math.Min(Capacity, sequences - first);
            network.Predict(Draw(FirstTest + first, count), _outputs.AsSpan(0, count * TemporalOrderTask.Classes));
            for (int i = 0; i < count; i++)
            {
                var scores = _outputs.AsSpan(i * TemporalOrderTask.Classes, TemporalOrderTask.Classes);
                if (float.IsNaN(scores[0]))
                    return double.NaN;
                float best = scores[_answers[i]];
                for (int other = 0; other < scores.Length; other++)
                    if (other != _answers[i] && scores[other] >= best)
                    {
                        wrong++;
                        break;
                    }
            }
        }

        return (double)wrong / sequences;
    }

    private Batch Draw(long first, int count)
    {
        int length = trial.Length * TemporalOrderTask.Symbols;
        for (int i = 0; i < count; i++)
            _answers[i] = _task.Draw(first + i, trial.Length, _steps.AsSpan(i * length, length));
        return new Batch(_steps.AsSpan(0, count * length), new Targets(_answers.AsSpan(0, count)));
    }
}

using System.Collections.Immutable;
using StaticNet.Laboratory.TemporalOrder.Networks;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Tests a network of tanh units with sequences of any length, longer ones than it learned from too: window by window, the state carried on.</summary>
/// <param name="seed">Another seed, other sequences.</param>
internal sealed class LongTests(ulong seed)
{
    /// <summary>The steps of a window, of which every length is a multiple.</summary>
    public const int Window = 50;

    /// <summary>The lengths of tests.</summary>
    public static readonly int[] Lengths = [50, 100, 150, 200, 300, 500, 1000, 2000, 3000, 4000, 5000];

    /// <summary>The sequences of a length that are looked at before all are.</summary>
    public const int FirstLook = 100;

    private const int Batch = 100;
    private const int StepLength = Window * TemporalOrderTask.Symbols;

    // Other sequences than those of training and of its tests.
    private const long First = 1L << 41;

    /// <summary>The longest of <see cref="Lengths"/> up to a length.</summary>
    /// <param name="mostSteps">The length, at least the shortest.</param>
    public static int LongestUpTo(int mostSteps) => Lengths.Last(length => length <= mostSteps);

    /// <summary>Tests.</summary>
    /// <param name="weights">The parameters one by one.</param>
    /// <param name="mostSteps">The longest sequences.</param>
    /// <param name="sequences">The sequences of each length.</param>
    /// <param name="cancellationToken">Ends it at its next batch.</param>
    public ImmutableArray<LongTest> Run(IReadOnlyList<float[]> weights, int mostSteps, int sequences, CancellationToken cancellationToken)
    {
        using var network = Create(weights);
        return [.. LengthsUpTo(mostSteps).Select(length => new LongTest(length, sequences, CountErrors(network, length, sequences, cancellationToken)))];
    }

    /// <summary>Whether all are answered rightly; the first length of which one isn't decides it.</summary>
    /// <param name="weights">The parameters one by one.</param>
    /// <param name="mostSteps">The longest sequences.</param>
    /// <param name="sequences">The sequences of each length.</param>
    /// <param name="cancellationToken">Ends it at its next batch.</param>
    public bool AreRight(IReadOnlyList<float[]> weights, int mostSteps, int sequences, CancellationToken cancellationToken)
    {
        using var network = Create(weights);
        return LengthsUpTo(mostSteps).All(length => CountErrors(network, length, sequences, cancellationToken) == 0);
    }

    private static IEnumerable<int> LengthsUpTo(int mostSteps) => Lengths.Where(length => length <= mostSteps);

    private TanhWindow Create(IReadOnlyList<float[]> weights)
    {
        var network = new TanhWindow(seed, Batch);
        foreach (var (parameter, values) in TanhWindow.Architecture.Parameters.Zip(weights))
            parameter.In(network.Parameters).CopyFrom(values);
        return network;
    }

    private int CountErrors(TanhWindow network, int length, int sequences, CancellationToken cancellationToken)
    {
        var batches = new OrderBatches(seed, length);
        float[] window = new float[Batch * StepLength], state = new float[Batch * RecurrentWeights.Units], answers = new float[Batch * TemporalOrderTask.Classes];
        int wrong = 0;
        for (int first = 0; first < sequences; first += Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Batch, sequences - first);
            batches.Draw(First + first, length, length, count);
            var states = state.AsSpan(0, count * RecurrentWeights.Units);
            var scores = answers.AsSpan(0, count * TemporalOrderTask.Classes);
            states.Clear();
            for (int step = 0; step < length; step += Window)
            {
                for (int sequence = 0; sequence < count; sequence++)
                    batches.Steps(length, count).Slice(((sequence * length) + step) * TemporalOrderTask.Symbols, StepLength).CopyTo(window.AsSpan(sequence * StepLength));
                network.Predict(states, window.AsSpan(0, count * StepLength), states, scores);
            }

            wrong += batches.CountErrors(scores) ?? count;
        }

        return wrong;
    }
}

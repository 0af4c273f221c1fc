using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace StaticNet.Published;

/// <summary>The training of the README's first network, timed.</summary>
internal static class DigitTraining
{
    /// <summary>Trains, with the bits of one worker on two; prints the lanes of a vector, the hash, and the milliseconds of the fastest epoch on one worker.</summary>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="count">The number of digits.</param>
    public static void Run(int epochs, int count)
    {
        var digits = SyntheticDigits.Create(count, seed: 1);
        var (hash, time) = Train(digits, epochs, workers: 1);
        if (Train(digits, epochs, workers: 2).Hash != hash)
            throw new InvalidOperationException("Two workers make other weights than one.");
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;
        Console.WriteLine(FormattableString.Invariant($"lanes={lanes} hash={hash} epoch={time.TotalMilliseconds:0.0}"));
    }

    private static (string Hash, TimeSpan Fastest) Train(Dataset digits, int epochs, int workers)
    {
        using var network = new DigitClassifier(seed: 1, workers: workers);
        var trainer = new Trainer<DigitClassifier>(network, new Adam(learningRate: 1e-3f));
        var fastest = TimeSpan.MaxValue;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Fit(digits, epochs: 1, batchSize: 64);
            var time = Stopwatch.GetElapsedTime(start);
            fastest = time < fastest ? time : fastest;
        }

        return (network.GetParametersHash(), fastest);
    }
}

using StaticNet;

namespace Consumer;

/// <summary>What the program trains.</summary>
public static class DigitTraining
{
    /// <summary>Trains on drawn digits.</summary>
    /// <param name="log">Receives a line an epoch.</param>
    /// <returns>The network, which is the caller's to dispose.</returns>
    public static DigitClassifier TrainDigits(TextWriter log)
    {
        var network = new DigitClassifier(seed: 1);
        var trainer = new Trainer<DigitClassifier>(network, new Adam(learningRate: 1e-3f)) { Log = log };
        trainer.Fit(SyntheticDigits.Create(count: 4000, seed: 1), SyntheticDigits.CreateTest(count: 1000, seed: 1), epochs: 3);
        return network;
    }
}

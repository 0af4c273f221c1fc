using StaticNet;
using StaticNetApp;

const string Weights = "digits.safetensors";

using var network = new DigitClassifier(seed: 1);
var trainer = new Trainer<DigitClassifier>(network, new Adam(learningRate: 1e-3f)) { Log = Console.Out };
var test = SyntheticDigits.CreateTest(count: 4_000, seed: 1);

if (File.Exists(Weights))
{
    network.LoadWeights(Weights);
    Console.WriteLine($"{Weights} was read; without it, the next run trains again.");
}
else
{
    // Digits are drawn here, the same on every machine; IdxDataset reads MNIST's files.
    trainer.Fit(SyntheticDigits.Create(count: 20_000, seed: 1), test, epochs: 5);
    network.SaveWeights(Weights);
    Console.WriteLine($"The weights are in {Weights}.");
}

Console.WriteLine($"{trainer.Evaluate(test).Accuracy:P1} of {test.Count} digits that it never saw are told right.");

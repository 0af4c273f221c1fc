using System.Globalization;
using Consumer;
using StaticNet;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var network = DigitTraining.TrainDigits(Console.Out);
string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
try
{
    network.SaveWeights(path);
    using var other = new DigitClassifier(seed: 2);
    other.LoadWeights(path);
    Console.WriteLine(other.GetParametersHash() == network.GetParametersHash() ? "saved and loaded" : "other weights were loaded");
}
finally
{
    File.Delete(path);
}

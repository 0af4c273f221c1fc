using StaticNet;
using StaticNet.Data;
using StaticNetApp;

const string Weights = "images.safetensors";

// A folder for each class, of PNG, JPEG, BMP or portable images of any size; another directory by the first argument.
string directory = args is [var given] ? given : "images";
if (args.Length == 0 && !Directory.Exists(directory))
    Shapes.Draw(directory, count: 300);

ImageFolder images;
try
{
    images = ImageFolder.Read(directory, new ImageOptions(Width: 32, Height: 32, Channels: 3));
}
catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

if (images.Classes.Length != ImageClassifier.OutputLength)
{
    Console.Error.WriteLine($"{directory} has {images.Classes.Length} folders: write Dense({images.Classes.Length}) in ImageClassifier.cs.");
    return 1;
}

using var network = new ImageClassifier(seed: 1);
var trainer = new Trainer<ImageClassifier>(network, new AdamW(learningRate: 3e-3f)) { Log = Console.Out };
var (training, test) = images.Dataset.Split(firstFraction: 0.8, seed: 1);

if (File.Exists(Weights))
{
    network.LoadWeights(Weights);
    Console.WriteLine($"{Weights} was read; without it, the next run trains again.");
}
else
{
    trainer.Fit(training, test, epochs: 10, batchSize: 32);
    network.SaveWeights(Weights);
    Console.WriteLine($"The weights are in {Weights}.");
}

Console.WriteLine($"{trainer.Evaluate(test).Accuracy:P1} of {test.Count} images that it wasn't trained on are told right: {string.Join(", ", images.Classes)}.");
return 0;

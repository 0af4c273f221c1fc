using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Images;

/// <summary>Images to learn from and to be tested on, with what they show.</summary>
/// <param name="Samples">The images, in [0, 1].</param>
/// <param name="Classes">The names of their classes.</param>
/// <param name="Skipped">The files that can't be read and are left out.</param>
internal sealed record ImagesData(ClassifierData Samples, ImmutableArray<string> Classes, ImmutableArray<SkippedImage> Skipped)
{
    private const string WayOut =
        "Give --data a directory with the files of CIFAR-10's binary version or with a folder of images for each class, or leave it out for drawn shapes.";

    // Of folders that aren't parted, a fifth of each class is to test with.
    private const double TrainingPart = 0.8;

    private static readonly ImageOptions Size = new(CifarDataset.Side, CifarDataset.Side, 3);

    /// <summary>Draws or reads the images.</summary>
    /// <param name="options">Which ones.</param>
    /// <exception cref="UsageException">The files are missing or damaged, or the network isn't for so many classes.</exception>
    public static ImagesData Load(ImagesOptions options)
    {
        ulong seed = options.Training.Seed;
        var data = options.DataDirectory is { } directory
            ? Read(directory, seed)
            : new ImagesData(
                new ClassifierData("drawn", ColoredShapes.Create(options.TrainSamples, seed), null, ColoredShapes.CreateTest(options.TestSamples, seed)),
                ColoredShapes.Classes,
                []);
        return data with { Samples = data.Samples.HoldBack(options.Training.ValidationSamples, seed) };
    }

    private static ImagesData Read(string directory, ulong seed)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw new UsageException($"--data is empty. {WayOut}");
        try
        {
            return Check(directory, CifarDataset.IsIn(directory) ? ReadCifar(directory) : ReadFolders(directory, seed));
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message} {WayOut}", exception);
        }
    }

    private static ImagesData ReadCifar(string directory)
    {
        var (training, test) = CifarDataset.Load(directory);
        return new ImagesData(new ClassifierData("CIFAR-10", training, null, test), CifarDataset.Classes, []);
    }

    private static ImagesData ReadFolders(string directory, ulong seed)
    {
        string training = Path.Combine(directory, "train"), test = Path.Combine(directory, "test");
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        if (Directory.Exists(training) && Directory.Exists(test))
        {
            var first = ImageFolder.Read(training, Size, UnreadableImagePolicy.Skip);
            var second = ImageFolder.Read(test, Size, UnreadableImagePolicy.Skip);
            return first.Classes.SequenceEqual(second.Classes)
                ? new ImagesData(new ClassifierData(name, first.Dataset, null, second.Dataset), first.Classes, [.. first.Skipped, .. second.Skipped])
                : throw new InvalidDataException($"{training} has the classes {string.Join(", ", first.Classes)}, and {test} has {string.Join(", ", second.Classes)}.");
        }

        var folder = ImageFolder.Read(directory, Size, UnreadableImagePolicy.Skip);
        var (learned, tested) = folder.Dataset.SplitStratified(TrainingPart, seed);
        return tested.Count > 0
            ? new ImagesData(new ClassifierData(name, learned, null, tested), folder.Classes, folder.Skipped)
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{directory}: has {folder.Dataset.Count} images, too few to hold a fifth back to test with."));
    }

    private static ImagesData Check(string directory, ImagesData data)
    {
        int most = ImagesNetworks.Residual.Architecture.OutputLength;
        return data.Classes.Length >= 2 && data.Classes.Length <= most ? data : throw new InvalidDataException(string.Create(
            CultureInfo.InvariantCulture,
            $"{directory}: has {data.Classes.Length} classes; {ImagesNetworks.Residual.Architecture.Name} tells 2 to {most} apart, as src/StaticNet.Samples/Images declares it."));
    }
}

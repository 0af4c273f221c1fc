using System.Globalization;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Digits;

/// <summary>The images to learn from and to be tested on.</summary>
/// <param name="Name"><c>mnist</c> or <c>synthetic</c>.</param>
/// <param name="Training">The training set.</param>
/// <param name="Validation">Samples held back from training; null for none.</param>
/// <param name="Test">The test set.</param>
internal sealed record DigitsData(string Name, Dataset Training, Dataset? Validation, Dataset Test)
{
    private const string WayOut = "Give --data a directory with the four files of MNIST, or leave it out for synthetic digits.";

    /// <summary>Draws or reads the images.</summary>
    /// <param name="options">Which ones.</param>
    /// <exception cref="UsageException">The files are missing, damaged or not of 28×28 digits.</exception>
    public static DigitsData Load(DigitsOptions options)
    {
        var data = options.DataDirectory is { } directory
            ? Read(directory)
            : new DigitsData(
                "synthetic",
                SyntheticDigits.Create(options.TrainSamples, options.Seed),
                null,
                SyntheticDigits.CreateTest(options.TestSamples, options.Seed));
        return options.ValidationSamples > 0 ? data.HoldBack(options.ValidationSamples, options.Seed) : data;
    }

    /// <summary>What the samples that epochs are evaluated on are called: the test set where none were held back.</summary>
    public string EvaluationName => Validation is null ? "test" : "validation";

    private DigitsData HoldBack(int samples, ulong seed)
    {
        if (samples >= Training.Count)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--validation {samples} leaves nothing of the {Training.Count} training samples; give less."));
        var (training, validation) = Training.Split(Training.Count - samples, seed);
        return this with { Training = training, Validation = validation };
    }

    private static DigitsData Read(string directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw new UsageException($"--data is empty. {WayOut}");
        try
        {
            var files = IdxDataset.Load(directory);
            Check(directory, "training", files.Training);
            Check(directory, "test", files.Test);
            return new DigitsData("mnist", files.Training, null, files.Test);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message} {WayOut}", exception);
        }
    }

    private static void Check(string directory, string part, Dataset set)
    {
        if (set.InputLength != SyntheticDigits.InputLength)
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{directory}: the {part} images have {set.InputLength} pixels; the network takes {SyntheticDigits.InputLength} (28×28)."));
        if (set.LargestLabel >= SyntheticDigits.Classes)
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{directory}: the {part} labels go up to {set.LargestLabel}, but digits end at 9."));
    }
}

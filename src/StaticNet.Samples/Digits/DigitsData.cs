using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Digits;

/// <summary>Draws or reads digits.</summary>
internal static class DigitsData
{
    private const string WayOut = "Give --data a directory with the four files of MNIST, or leave it out for synthetic digits.";

    /// <summary>The digits to learn from and to be tested on.</summary>
    /// <param name="options">Which ones.</param>
    /// <exception cref="UsageException">The files are missing, damaged or not of 28×28 digits.</exception>
    public static ClassifierData Load(DigitsOptions options)
    {
        ulong seed = options.Training.Seed;
        var data = options.DataDirectory is { } directory
            ? Read(directory)
            : new ClassifierData(
                "synthetic", SyntheticDigits.Create(options.TrainSamples, seed), null, SyntheticDigits.CreateTest(options.TestSamples, seed));
        return data.HoldBack(options.Training.ValidationSamples, seed);
    }

    private static ClassifierData Read(string directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw new UsageException($"--data is empty. {WayOut}");
        try
        {
            var files = IdxDataset.Load(directory);
            Check(directory, "training", files.Training);
            Check(directory, "test", files.Test);
            return new ClassifierData("mnist", files.Training, null, files.Test);
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

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
        return Load(options.DataDirectory, options.TrainSamples, options.TestSamples, seed).HoldBack(options.Training.ValidationSamples, seed);
    }

    /// <summary>The digits to learn from and to be tested on.</summary>
    /// <param name="directory">The directory with the four files of MNIST; null for digits that are drawn.</param>
    /// <param name="trainSamples">The digits that are drawn to learn from.</param>
    /// <param name="testSamples">Those that are drawn to be tested on.</param>
    /// <param name="seed">Decides how they are drawn.</param>
    /// <exception cref="UsageException">The files are missing, damaged or not of 28×28 digits.</exception>
    public static ClassifierData Load(string? directory, int trainSamples, int testSamples, ulong seed) => directory is not null
        ? Read(directory)
        : new ClassifierData("synthetic", SyntheticDigits.Create(trainSamples, seed), null, SyntheticDigits.CreateTest(testSamples, seed));

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

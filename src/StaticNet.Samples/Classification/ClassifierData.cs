using System.Globalization;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Classification;

/// <summary>The samples to learn from and to be tested on.</summary>
/// <param name="Name">What they are called, such as <c>mnist</c> or <c>synthetic</c>.</param>
/// <param name="Training">The training set.</param>
/// <param name="Validation">Samples held back from training; null for none.</param>
/// <param name="Test">The test set.</param>
internal sealed record ClassifierData(string Name, Dataset Training, Dataset? Validation, Dataset Test)
{
    /// <summary>What the samples that epochs are evaluated on are called: the test set where none were held back.</summary>
    public string EvaluationName => Validation is null ? "test" : "validation";

    /// <summary>The same samples with some of the training set held back.</summary>
    /// <param name="samples">How many; 0 for none.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="UsageException">Nothing would be left to train on.</exception>
    public ClassifierData HoldBack(int samples, ulong seed)
    {
        if (samples == 0)
            return this;
        if (samples >= Training.Count)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--validation {samples} leaves nothing of the {Training.Count} training samples; give less."));
        var (training, validation) = Training.Split(Training.Count - samples, seed);
        return this with { Training = training, Validation = validation };
    }
}

using StaticNet.Data;

namespace StaticNet.Samples.Tabular;

/// <summary>A table as samples.</summary>
/// <param name="Encoder">What made them of it, fitted on the training rows alone.</param>
/// <param name="Training">The samples to learn from.</param>
/// <param name="Test">The samples to be tested on.</param>
internal sealed record TabularData(TableEncoder Encoder, Dataset Training, Dataset Test)
{
    /// <summary>The same samples with zeros at the end, for a network of more inputs.</summary>
    /// <param name="inputLength">The network's inputs.</param>
    public TabularData Pad(int inputLength) => inputLength == Encoder.InputLength
        ? this
        : this with { Training = Pad(Training, inputLength), Test = Pad(Test, inputLength) };

    private static Dataset Pad(Dataset dataset, int inputLength)
    {
        float[] inputs = new float[(long)dataset.Count * inputLength];
        for (int sample = 0; sample < dataset.Count; sample++)
            dataset.GetInput(sample).CopyTo(inputs.AsSpan(sample * inputLength));
        int[] samples = [.. Enumerable.Range(0, dataset.Count)];
        return dataset.TargetKind == TargetKind.Labels
            ? new Dataset(inputs, inputLength, Array.ConvertAll(samples, dataset.GetLabel))
            : new Dataset(inputs, inputLength, Array.ConvertAll(samples, sample => dataset.GetTarget(sample)[0]), 1);
    }
}

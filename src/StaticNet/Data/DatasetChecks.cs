using System.Globalization;

namespace StaticNet.Data;

/// <summary>What a <see cref="Dataset"/> demands of the arrays it is made from. Parameters are named as its constructors'.</summary>
internal static class DatasetChecks
{
    /// <summary>Floats that are whole samples and finite.</summary>
    public static SampleStorage Inputs(ReadOnlyMemory<float> inputs, int inputLength)
    {
        WholeSamples(inputs.Length, inputLength, nameof(inputs), nameof(inputLength));
        var storage = new SingleStorage(inputs);
        CheckFinite(storage.IndexOfNonFinite(), inputs.Span, inputLength, nameof(inputs));
        return storage;
    }

    /// <summary>Target values that are whole samples, as many as there are inputs, and finite.</summary>
    public static void Targets(ReadOnlyMemory<float> targets, int targetLength, int samples)
    {
        WholeSamples(targets.Length, targetLength, nameof(targets), nameof(targetLength));
        SameCount(samples, targets.Length / targetLength, nameof(targets));
        CheckFinite(new SingleStorage(targets).IndexOfNonFinite(), targets.Span, targetLength, nameof(targets));
    }

    /// <summary>A weight for each sample, finite and 0 or more.</summary>
    public static void Weights(ReadOnlySpan<float> weights, int samples)
    {
        if (weights.Length != samples)
            throw new ArgumentException($"There are {weights.Length} weights for {samples} samples.", nameof(weights));
        for (int i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0 && float.IsFinite(weights[i])))
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The weight of sample {i} is {weights[i]}; weights are finite and 0 or more."),
                    nameof(weights));
    }

    /// <summary>A length for each sample, 1 or more.</summary>
    public static void Lengths(ReadOnlySpan<int> lengths, int samples)
    {
        if (lengths.Length != samples)
            throw new ArgumentException($"There are {lengths.Length} lengths for {samples} samples.", nameof(lengths));
        for (int i = 0; i < lengths.Length; i++)
            if (lengths[i] < 1)
                throw new ArgumentException($"The length of sample {i} is {lengths[i]}; a sample has 1 step or more.", nameof(lengths));
    }

    /// <summary>An array that isn't missing.</summary>
    public static ReadOnlyMemory<T> Given<T>(T[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values;
    }

    /// <summary>The rows one after the other; at least one, none empty, all of the same length.</summary>
    public static ReadOnlyMemory<float> Flatten(float[][] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Length == 0)
            throw new ArgumentException("There are no rows, so it isn't known how long one is; give one array and the length of a sample.", name);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null)
                throw new ArgumentNullException(name, $"Row {i} is missing.");
            if (rows[i].Length == 0 || rows[i].Length != rows[0].Length)
                throw new ArgumentException($"Row {i} has {rows[i].Length} values and row 0 has {rows[0].Length}; all are of one length, at least 1.", name);
        }

        if ((long)rows.Length * rows[0].Length > Array.MaxLength)
            throw new ArgumentException($"{rows.Length} rows of {rows[0].Length} values don't fit in an array.", name);
        float[] values = new float[rows.Length * rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i].CopyTo(values, i * rows[0].Length);
        return values;
    }

    /// <summary>A length that is a whole number of samples.</summary>
    public static void WholeSamples(int length, int sampleLength, string name, string lengthName)
    {
        if (sampleLength < 1)
            throw new ArgumentOutOfRangeException(lengthName, sampleLength, "A sample has at least 1 value.");
        if (length % sampleLength != 0)
            throw new ArgumentException($"{length} values are not a whole number of samples of {sampleLength}.", name);
    }

    /// <summary>As many targets as samples.</summary>
    public static void SameCount(int samples, int targets, string name)
    {
        if (samples != targets)
            throw new ArgumentException($"There are {samples} samples, but targets for {targets}.", name);
    }

    /// <summary>The largest of labels that aren't negative, −1 if there is none; ignored ones don't count.</summary>
    public static int LargestLabel(ReadOnlySpan<int> labels, int? ignoreLabel)
    {
        int largest = -1;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == ignoreLabel)
                continue;
            if (labels[i] < 0)
                throw new ArgumentException($"The label of sample {i} is {labels[i]}; labels are 0 or more.", nameof(labels));
            largest = Math.Max(largest, labels[i]);
        }

        return largest;
    }

    private static void CheckFinite(int index, ReadOnlySpan<float> values, int sampleLength, string name)
    {
        if (index >= 0)
        {
            string value = values[index].ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException(
                $"Sample {index / sampleLength} has {value} at position {index % sampleLength}; every value must be finite.", name);
        }
    }
}

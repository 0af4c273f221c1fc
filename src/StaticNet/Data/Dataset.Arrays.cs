namespace StaticNet;

/// <content>Samples from arrays and literals: <c>new Dataset([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0])</c>.</content>
public sealed partial class Dataset
{
    /// <summary>Samples with a class label each.</summary>
    /// <param name="inputs"><c>[samples, inputLength]</c>, finite.</param>
    /// <param name="inputLength">The number of values of one sample.</param>
    /// <param name="labels"><c>[samples]</c>, 0 or more.</param>
    /// <exception cref="ArgumentNullException">An array is missing.</exception>
    /// <exception cref="ArgumentException">
    /// The inputs aren't a whole number of samples, there aren't as many labels, an input isn't finite, or a label is negative.
    /// </exception>
    public Dataset(float[] inputs, int inputLength, int[] labels)
        : this(DatasetChecks.Given(inputs, nameof(inputs)), inputLength, DatasetChecks.Given(labels, nameof(labels)), ignoreLabel: null)
    {
    }

    /// <summary>Samples with target values each.</summary>
    /// <param name="inputs"><c>[samples, inputLength]</c>, finite.</param>
    /// <param name="inputLength">The number of values of one sample.</param>
    /// <param name="targets"><c>[samples, targetLength]</c>, finite.</param>
    /// <param name="targetLength">The number of target values of one sample.</param>
    /// <exception cref="ArgumentNullException">An array is missing.</exception>
    /// <exception cref="ArgumentException">
    /// The inputs or targets aren't a whole number of samples, not of the same number, or not finite.
    /// </exception>
    public Dataset(float[] inputs, int inputLength, float[] targets, int targetLength)
        : this(DatasetChecks.Given(inputs, nameof(inputs)), inputLength, DatasetChecks.Given(targets, nameof(targets)), targetLength)
    {
    }

    /// <summary>Samples with a class label each, from a row of inputs for each; they are copied.</summary>
    /// <param name="inputs">The inputs of each sample, at least one sample, all of the same length, finite.</param>
    /// <param name="labels">The label of each, 0 or more.</param>
    /// <param name="ignoreLabel">
    /// The label of samples without a class, of any value, for losses that ignore it; null if each has one.
    /// </param>
    /// <exception cref="ArgumentNullException">An array is missing.</exception>
    /// <exception cref="ArgumentException">
    /// There is no sample, a row is missing, empty or of another length, there aren't as many labels, an input isn't finite, or a label is negative.
    /// </exception>
    public Dataset(float[][] inputs, int[] labels, int? ignoreLabel = null)
        : this(DatasetChecks.Flatten(inputs, nameof(inputs)), inputs[0].Length, DatasetChecks.Given(labels, nameof(labels)), ignoreLabel)
    {
    }

    /// <summary>Samples with target values each, from a row of inputs and a row of targets for each; they are copied.</summary>
    /// <param name="inputs">The inputs of each sample, at least one sample, all of the same length, finite.</param>
    /// <param name="targets">The targets of each, all of the same length, finite.</param>
    /// <exception cref="ArgumentNullException">An array is missing.</exception>
    /// <exception cref="ArgumentException">
    /// There is no sample, a row is missing, empty or of another length, there aren't as many rows of targets as of inputs, or a value isn't finite.
    /// </exception>
    public Dataset(float[][] inputs, float[][] targets)
        : this(
            DatasetChecks.Flatten(inputs, nameof(inputs)), inputs[0].Length, DatasetChecks.Flatten(targets, nameof(targets)), targets[0].Length)
    {
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The checks at the entrance of generated passes: each names the argument, the value, its index and the limits, before
/// anything is written. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkGuard
{
    /// <summary>Checks inputs of any number of samples.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="inputLength">The input values of one sample.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The length is no positive multiple of a sample's, or a value is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CheckInputs(ReadOnlySpan<float> inputs, int inputLength) => CheckInputs(inputs, inputLength, int.MaxValue);

    /// <summary>Checks a batch of inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="inputLength">The input values of one sample.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of a sample's, the batch is empty or too large, or a value is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CheckInputs(ReadOnlySpan<float> inputs, int inputLength, int batchCapacity)
    {
        // Inlined, the division is by a constant.
        int rows = (int)((uint)inputs.Length / (uint)inputLength);
        if (rows == 0 || rows * inputLength != inputs.Length || rows > batchCapacity)
            ThrowBatch(inputs, rows, inputLength, batchCapacity);
        int index = FiniteCheck.IndexOfNonFinite(inputs);
        if (index >= 0)
            ThrowInput(inputs, index, inputLength);
        return rows;
    }

    /// <summary>Checks the batch of an input after the first.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="rows">The samples of the batch, as the first input has them.</param>
    /// <param name="inputLength">The values of one sample.</param>
    /// <param name="name">The input's name.</param>
    /// <exception cref="ArgumentException">The length is another, or a value is not finite.</exception>
    public static void CheckFurtherInputs(ReadOnlySpan<float> inputs, int rows, int inputLength, string name)
    {
        if (inputs.Length != (long)rows * inputLength)
            throw new ArgumentException($"'{name}' has {inputs.Length} values, but {rows} samples of {inputLength} need {(long)rows * inputLength}.", name);
        int index = FiniteCheck.IndexOfNonFinite(inputs);
        if (index >= 0)
            throw new ArgumentException($"Value {index % inputLength} of '{name}' of sample {index / inputLength} is {inputs[index]}; inputs must be finite.", name);
    }

    /// <summary>Whether inputs are one sample of finite values: the check of a pass that leaves it to others to say what is wrong.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="inputLength">The input values of one sample, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSample(ReadOnlySpan<float> inputs, int inputLength) =>
        inputs.Length == inputLength && FiniteCheck.AreFinite(ref MemoryMarshal.GetReference(inputs), inputLength);

    /// <summary>Checks that a training batch is large enough for a layer.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="smallest">The fewest samples.</param>
    /// <param name="layer">The layer's name.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static void CheckTrainingBatch(ReadOnlySpan<float> inputs, int rows, int smallest, string layer)
    {
        if (rows < smallest)
            throw new ArgumentException(
                $"The batch has {rows} sample{(rows == 1 ? "" : "s")}, but {layer} normalizes over the batch, so that training takes at least {smallest}.",
                nameof(inputs));
    }

    /// <summary>Checks the space for outputs.</summary>
    /// <param name="outputs">The space.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="outputLength">The outputs for one sample.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckOutputs(ReadOnlySpan<float> outputs, int rows, int outputLength)
    {
        if (outputs.Length != (long)rows * outputLength)
            ThrowOutputs(outputs, rows, outputLength);
    }

    /// <summary>Checks the space for the outputs of a network with several, one batch after the other.</summary>
    /// <param name="outputs">The space.</param>
    /// <param name="outputLength">The outputs for one sample, of all.</param>
    /// <returns>The samples of the batch.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of a sample's.</exception>
    public static int CheckOutputBlocks(ReadOnlySpan<float> outputs, int outputLength) => outputs.Length % outputLength == 0
        ? outputs.Length / outputLength
        : throw new ArgumentException(
            $"The outputs have room for {outputs.Length} values, which is not a multiple of the {outputLength} of one sample.", nameof(outputs));

    /// <summary>The check of <see cref="CheckBatch"/> for a network with one input, of values, and one output, at no cost where the batch doesn't say what a sample is.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="hasTargets">Whether the pass compares with targets.</param>
    /// <exception cref="ArgumentException">The samples are of others.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckPlainBatch(in Batch batch, NetworkArchitecture architecture, bool hasTargets)
    {
        if (batch.Shape is not null || !batch.Lengths.IsEmpty)
            CheckBatch(batch, architecture, hasTargets);
    }

    /// <summary>Checks that the samples of a batch are of the network's inputs and targets; the pass itself checks their lengths and values.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="hasTargets">Whether the pass compares with targets.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">They are of others.</exception>
    public static int CheckBatch(in Batch batch, NetworkArchitecture architecture, bool hasTargets)
    {
        var shape = architecture.SampleShape;
        bool fits = batch.Shape is { } given
            ? ReferenceEquals(given, shape) || shape.IsFedBy(given, hasTargets)
            : shape.Inputs.Length == 1 && shape.TokenLength == 0 && (!hasTargets || shape.Targets.Length == 1);
        if (!fits)
            throw new ArgumentException(
                $"The samples of the batch have {batch.Shape?.ToString() ?? "one input and one target"}; {architecture.Name} takes {shape}. "
                + "Make the batch with the network's Architecture.SampleShape.", nameof(batch));
        if (!batch.Lengths.IsEmpty && architecture.Steps is null)
            throw new ArgumentException(
                $"The batch has the lengths of its samples, but those of {architecture.Name} have none: give its input Lengths = true, or the batch no lengths.", nameof(batch));
        return batch.CountFor(architecture.InputLength);
    }

    /// <summary>Checks gradients of outputs; they may be of any value, as a loss may be.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="outputLength">The outputs for one sample.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void CheckOutputGradients(ReadOnlySpan<float> gradients, int rows, int outputLength, string name)
    {
        if (gradients.Length != (long)rows * outputLength)
            throw new ArgumentException(
                $"There are {gradients.Length} gradients, but the {rows} samples of the forward pass with {outputLength} outputs need {(long)rows * outputLength}.", name);
    }

    /// <summary>What a network without a loss of its own throws where one is asked for.</summary>
    /// <param name="architecture">The network's.</param>
    public static NotSupportedException WithoutLoss(NetworkArchitecture architecture) => new(
        $"{architecture.Name} has no loss: call Forward, compute a loss and its gradients by the outputs, and call Backward with them.");

    /// <summary>Checks class labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is outside [0, classes).</exception>
    public static void CheckLabels(ReadOnlySpan<int> labels, int rows, int classes)
    {
        if (labels.Length != rows)
            throw new ArgumentException($"There are {labels.Length} labels for {rows} samples.", nameof(labels));
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"Label {i} is {labels[i]}; labels must be in [0, {classes}).");
    }

    /// <summary>Checks class labels, one of which is ignored.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignored">The label of samples without a class.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is neither in [0, classes) nor the ignored one.</exception>
    public static void CheckLabels(ReadOnlySpan<int> labels, int rows, int classes, int ignored)
    {
        if (labels.Length != rows)
            throw new ArgumentException($"There are {labels.Length} labels for {rows} samples.", nameof(labels));
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"Label {i} is {labels[i]}; labels must be in [0, {classes}), or {ignored}, which is ignored.");
    }

    /// <summary>Checks targets that are probabilities.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="outputLength">The outputs for one sample.</param>
    /// <exception cref="ArgumentException">The length is another, or a value is not in [0, 1].</exception>
    public static void CheckProbabilities(ReadOnlySpan<float> targets, int rows, int outputLength)
    {
        CheckTargets(targets, rows, outputLength);
        for (int index = 0; index < targets.Length; index++)
            if (targets[index] is not (>= 0f and <= 1f))
                throw new ArgumentOutOfRangeException(
                    nameof(targets), targets[index],
                    $"Target {index % outputLength} of sample {index / outputLength} is {targets[index]}; targets must be in [0, 1].");
    }

    /// <summary>Checks targets that are values.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <param name="outputLength">The outputs for one sample.</param>
    /// <exception cref="ArgumentException">The length is another, or a value is not finite.</exception>
    public static void CheckTargets(ReadOnlySpan<float> targets, int rows, int outputLength)
    {
        if (targets.Length != (long)rows * outputLength)
            throw new ArgumentException(
                $"There are {targets.Length} target values, but {rows} samples of {outputLength} outputs need {(long)rows * outputLength}.", nameof(targets));
        int index = FiniteCheck.IndexOfNonFinite(targets);
        if (index >= 0)
            throw new ArgumentException(
                $"Target {index % outputLength} of sample {index / outputLength} is {targets[index]}; targets must be finite.", nameof(targets));
    }

    /// <summary>Checks the weights of samples.</summary>
    /// <param name="sampleWeights">The weights; none if each sample counts the same.</param>
    /// <param name="rows">The samples of the batch.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is negative or not finite.</exception>
    public static void CheckSampleWeights(ReadOnlySpan<float> sampleWeights, int rows)
    {
        if (sampleWeights.IsEmpty)
            return;
        if (sampleWeights.Length != rows)
            throw new ArgumentException($"There are {sampleWeights.Length} weights for {rows} samples.", nameof(sampleWeights));
        for (int i = 0; i < sampleWeights.Length; i++)
            if (!(sampleWeights[i] >= 0f && float.IsFinite(sampleWeights[i])))
                throw new ArgumentOutOfRangeException(
                    nameof(sampleWeights), sampleWeights[i], $"The weight of sample {i} is {sampleWeights[i]}; weights must be finite and 0 or more.");
    }

    /// <summary>Checks the value of a layer's option.</summary>
    /// <param name="value">The value.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <param name="name">The property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits, or NaN.</exception>
    public static float CheckOption(float value, float least, float most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be in [{least}, {most}].");

    /// <summary>Checks a limit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    internal static float CheckPositive(float value, string name) => value > 0f
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be positive.");

    private static void ThrowBatch(ReadOnlySpan<float> inputs, int rows, int inputLength, int batchCapacity) => throw new ArgumentException(
        rows > 0 && rows * inputLength == inputs.Length
            ? $"The batch has {rows} samples, but the network was created for at most {batchCapacity}; give its constructor a larger batchCapacity."
            : $"The inputs have {inputs.Length} values, which is not a positive multiple of the {inputLength} of one sample.",
        nameof(inputs));

    private static void ThrowInput(ReadOnlySpan<float> inputs, int index, int inputLength) => throw new ArgumentException(
        $"Input {index % inputLength} of sample {index / inputLength} is {inputs[index]}; inputs must be finite.", nameof(inputs));

    private static void ThrowOutputs(ReadOnlySpan<float> outputs, int rows, int outputLength) => throw new ArgumentException(
        $"The outputs have room for {outputs.Length} values, but {rows} samples of {outputLength} outputs need {(long)rows * outputLength}.",
        nameof(outputs));
}

using System.ComponentModel;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The checks at the entrance of generated passes whose samples may have fewer steps than the network has room for: each names the argument, the sample,
/// the place, the value and the limits, before anything is written. What is beyond a length isn't looked at. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LengthGuard
{
    /// <summary>Counts the samples of a batch by its first input.</summary>
    /// <param name="elements">The elements of the input.</param>
    /// <param name="sampleLength">Those of one sample.</param>
    /// <param name="name">The input's name.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">They are no positive multiple of a sample's, or the batch is too large.</exception>
    public static int CountSamples(int elements, int sampleLength, string name, int batchCapacity = int.MaxValue)
    {
        int samples = elements / sampleLength;
        if (samples == 0 || samples * sampleLength != elements)
            throw new ArgumentException(
                $"'{name}' has {elements} elements, which is not a positive multiple of the {sampleLength} of one sample, what is beyond its length included.", name);
        return samples <= batchCapacity ? samples : throw new ArgumentException(
            $"The batch of '{name}' has {samples} samples, but the network was created for at most {batchCapacity}; give its constructor a larger batchCapacity.", name);
    }

    /// <summary>Checks the lengths of a batch.</summary>
    /// <param name="lengths">The lengths.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="steps">The longest that a sample may be.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is outside [1, steps].</exception>
    public static void CheckLengths(ReadOnlySpan<int> lengths, int samples, int steps)
    {
        if (lengths.Length != samples)
            throw new ArgumentException($"There are {lengths.Length} lengths for {samples} samples; give the number of steps of each, {steps} where it has all.", nameof(lengths));
        for (int i = 0; i < lengths.Length; i++)
            if (lengths[i] < 1 || lengths[i] > steps)
                throw new ArgumentOutOfRangeException(nameof(lengths), lengths[i], $"The length of sample {i} is {lengths[i]}; lengths must be in [1, {steps}].");
    }

    /// <summary>Checks the values of an input.</summary>
    /// <param name="values"><c>[samples, steps, features]</c></param>
    /// <param name="lengths">The lengths, checked.</param>
    /// <param name="steps">The rows of a sample.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="name">The input's name.</param>
    /// <exception cref="ArgumentException">The number is another, or a value within a length is not finite.</exception>
    public static void CheckValues(ReadOnlySpan<float> values, ReadOnlySpan<int> lengths, int steps, int features, string name)
    {
        CheckCount(values.Length, lengths.Length, steps * features, name);
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            int start = sample * steps * features, index = FiniteCheck.IndexOfNonFinite(values.Slice(start, lengths[sample] * features));
            if (index >= 0)
                throw new ArgumentException(
                    $"Value {index % features} of step {index / features} of '{name}' of sample {sample} is {values[start + index]}; {name} must be finite within a sample's length, here {lengths[sample]}.",
                    name);
        }
    }

    /// <summary>Checks an input of integers.</summary>
    /// <param name="tokens"><c>[samples, steps]</c></param>
    /// <param name="lengths">The lengths, checked.</param>
    /// <param name="steps">The integers of a sample.</param>
    /// <param name="vocabulary">One more than the largest.</param>
    /// <param name="name">The input's name.</param>
    /// <exception cref="ArgumentException">The number is another, or one within a length is outside [0, vocabulary).</exception>
    public static void CheckTokens(ReadOnlySpan<int> tokens, ReadOnlySpan<int> lengths, int steps, int vocabulary, string name)
    {
        CheckCount(tokens.Length, lengths.Length, steps, name);
        if (FindOutside(tokens, lengths, steps, vocabulary, null) is var (sample, step))
            throw new ArgumentOutOfRangeException(
                name, tokens[(sample * steps) + step],
                $"Token {step} of '{name}' of sample {sample} is {tokens[(sample * steps) + step]}; tokens must be in [0, {vocabulary}), the input's vocabulary.");
    }

    /// <summary>Checks class labels, one a step.</summary>
    /// <param name="labels"><c>[samples, steps]</c></param>
    /// <param name="lengths">The lengths, checked.</param>
    /// <param name="steps">The labels of a sample.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignored">The label of steps without a class; null for none.</param>
    /// <exception cref="ArgumentException">The number is another, or one within a length is neither in [0, classes) nor the ignored one.</exception>
    public static void CheckLabels(ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, int steps, int classes, int? ignored = null)
    {
        CheckCount(labels.Length, lengths.Length, steps, nameof(labels));
        if (FindOutside(labels, lengths, steps, classes, ignored) is var (sample, step))
            throw new ArgumentOutOfRangeException(
                nameof(labels), labels[(sample * steps) + step],
                $"Label {step} of sample {sample} is {labels[(sample * steps) + step]}; labels must be in [0, {classes}){(ignored is null ? "" : $", or {ignored}, which is ignored")}.");
    }

    /// <summary>Checks targets that are values.</summary>
    /// <param name="targets"><c>[samples, steps, features]</c></param>
    /// <param name="lengths">The lengths, checked.</param>
    /// <param name="steps">The rows of a sample.</param>
    /// <param name="features">The values of a row.</param>
    /// <exception cref="ArgumentException">The number is another, or a value within a length is not finite.</exception>
    public static void CheckTargets(ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths, int steps, int features) =>
        CheckValues(targets, lengths, steps, features, nameof(targets));

    /// <summary>Checks targets that are probabilities.</summary>
    /// <param name="targets"><c>[samples, steps, features]</c></param>
    /// <param name="lengths">The lengths, checked.</param>
    /// <param name="steps">The rows of a sample.</param>
    /// <param name="features">The values of a row.</param>
    /// <exception cref="ArgumentException">The number is another, or a value within a length is not in [0, 1].</exception>
    public static void CheckProbabilities(ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths, int steps, int features)
    {
        CheckTargets(targets, lengths, steps, features);
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            var values = targets.Slice(sample * steps * features, lengths[sample] * features);
            for (int i = 0; i < values.Length; i++)
                if (values[i] is not (>= 0f and <= 1f))
                    throw new ArgumentOutOfRangeException(
                        nameof(targets), values[i],
                        $"Target {i % features} of step {i / features} of sample {sample} is {values[i]}; targets must be in [0, 1].");
        }
    }

    private static void CheckCount(int elements, int samples, int sampleLength, string name)
    {
        if (elements != (long)samples * sampleLength)
            throw new ArgumentException(
                $"'{name}' has {elements} elements, but {samples} samples of {sampleLength} need {(long)samples * sampleLength}, what is beyond their lengths included.", name);
    }

    private static (int Sample, int Step)? FindOutside(ReadOnlySpan<int> integers, ReadOnlySpan<int> lengths, int steps, int limit, int? ignored)
    {
        for (int sample = 0; sample < lengths.Length; sample++)
            for (int step = 0; step < lengths[sample]; step++)
                if (integers[(sample * steps) + step] is var value && (uint)value >= (uint)limit && value != ignored)
                    return (sample, step);
        return null;
    }
}

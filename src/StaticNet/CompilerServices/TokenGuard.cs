using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>
/// The checks of integers at the entrance of generated passes: each names the input, the sample, the place, the value and the vocabulary, before
/// anything is written. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenGuard
{
    /// <summary>Checks integers of any number of samples.</summary>
    /// <param name="tokens">The integers.</param>
    /// <param name="length">Those of one sample.</param>
    /// <param name="vocabulary">One more than the largest.</param>
    /// <param name="name">The input's name.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The length is no positive multiple of a sample's, or an integer is outside [0, vocabulary).</exception>
    public static int CheckTokens(ReadOnlySpan<int> tokens, int length, int vocabulary, string name) =>
        CheckTokens(tokens, length, vocabulary, name, int.MaxValue);

    /// <summary>Checks a batch of integers.</summary>
    /// <param name="tokens">The integers.</param>
    /// <param name="length">Those of one sample.</param>
    /// <param name="vocabulary">One more than the largest.</param>
    /// <param name="name">The input's name.</param>
    /// <param name="batchCapacity">The largest batch.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">
    /// The length is no multiple of a sample's, the batch is empty or too large, or an integer is outside [0, vocabulary).
    /// </exception>
    public static int CheckTokens(ReadOnlySpan<int> tokens, int length, int vocabulary, string name, int batchCapacity)
    {
        int samples = tokens.Length / length;
        if (samples == 0 || samples * length != tokens.Length)
            throw new ArgumentException($"'{name}' has {tokens.Length} integers, which is not a positive multiple of the {length} of one sample.", name);
        if (samples > batchCapacity)
            throw new ArgumentException(
                $"The batch of '{name}' has {samples} samples, but the network was created for at most {batchCapacity}; give its constructor a larger batchCapacity.", name);
        CheckRange(tokens, length, vocabulary, name);
        return samples;
    }

    /// <summary>Checks the batch of an input after the first.</summary>
    /// <param name="tokens">The integers.</param>
    /// <param name="samples">The samples of the batch, as the first input has them.</param>
    /// <param name="length">The integers of one sample.</param>
    /// <param name="vocabulary">One more than the largest.</param>
    /// <param name="name">The input's name.</param>
    /// <exception cref="ArgumentException">The length is another, or an integer is outside [0, vocabulary).</exception>
    public static void CheckFurtherTokens(ReadOnlySpan<int> tokens, int samples, int length, int vocabulary, string name)
    {
        if (tokens.Length != (long)samples * length)
            throw new ArgumentException($"'{name}' has {tokens.Length} integers, but {samples} samples of {length} need {(long)samples * length}.", name);
        CheckRange(tokens, length, vocabulary, name);
    }

    private static void CheckRange(ReadOnlySpan<int> tokens, int length, int vocabulary, string name)
    {
        for (int i = 0; i < tokens.Length; i++)
            if ((uint)tokens[i] >= (uint)vocabulary)
                throw new ArgumentOutOfRangeException(
                    name, tokens[i],
                    $"Token {i % length} of '{name}' of sample {i / length} is {tokens[i]}; tokens must be in [0, {vocabulary}), the input's vocabulary.");
    }
}

using System.Text;
using StaticNet.Samples.CommandLine;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>Writes text that a network foretells, token by token.</summary>
/// <param name="begin">Begins a text that a network foretells.</param>
/// <param name="features">The outputs of a token.</param>
/// <param name="vocabulary">What its tokens are.</param>
internal sealed class TextWriting(Func<IForetelling> begin, int features, TextVocabulary vocabulary)
{
    private readonly TokenSampler _sampler = new(features);

    /// <summary>Writes on.</summary>
    /// <param name="prompt">What is there; a network that sees more tokens takes lines without text for those before it.</param>
    /// <param name="options">How.</param>
    /// <returns>What follows the prompt.</returns>
    /// <exception cref="UsageException">The vocabulary doesn't have a character of the prompt.</exception>
    public string Continue(string prompt, DrawingOptions options)
    {
        if (vocabulary.IndexOfUnknown(prompt) is >= 0 and var unknown)
            throw new UsageException(FormattableString.Invariant(
                $"The text to go on with has '{Rune.GetRuneAt(prompt, unknown)}' at index {unknown}, which none of the {vocabulary} that the model knows is; leave it out."));
        _sampler.Temperature = options.Temperature;
        _sampler.TopK = options.TopK;
        var random = new RandomStream(options.Seed, RandomStreams.Derive(RandomStreams.Sampling, 0));
        int[] start = vocabulary.Encode(prompt);
        int[] text = [.. start, .. new int[options.Length]];
        var foretelling = begin();

        // Outputs of tokens that no text has are left out.
        for (int count = start.Length; count < text.Length; count++)
            text[count] = _sampler.Sample(foretelling.Foretell(text.AsSpan(0, count))[..vocabulary.Count], ref random);
        return vocabulary.Decode(text.AsSpan(start.Length));
    }
}

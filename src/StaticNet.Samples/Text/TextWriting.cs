using System.Text;
using StaticNet.Samples.CommandLine;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>Writes text that a network foretells, token by token.</summary>
/// <param name="network">The network.</param>
/// <param name="architecture">Its architecture: an output for the token after each one, which doesn't depend on those behind it, or for the one after all.</param>
/// <param name="vocabulary">What its tokens are.</param>
internal sealed class TextWriting(INetwork network, NetworkArchitecture architecture, TextVocabulary vocabulary)
{
    private readonly int[] _window = new int[architecture.SampleShape.TokenLength];
    private readonly float[] _outputs = new float[architecture.OutputLength];
    private readonly TokenSampler _sampler = new(architecture.Outputs[0].Features);

    private int Features => architecture.Outputs[0].Features;

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
        for (int count = start.Length; count < text.Length; count++)
            text[count] = _sampler.Sample(Foretell(text.AsSpan(0, count)), ref random);
        return vocabulary.Decode(text.AsSpan(start.Length));
    }

    // The outputs for the token after a text; those of tokens that no text has are left out.
    private ReadOnlySpan<float> Foretell(ReadOnlySpan<int> text)
    {
        int row = 0;
        if (_outputs.Length == Features)
        {
            int known = Math.Min(text.Length, _window.Length);
            _window.AsSpan(0, _window.Length - known).Fill(Blank);
            text[^known..].CopyTo(_window.AsSpan(_window.Length - known));
        }
        else
        {
            // What lies behind the last token doesn't matter to its output.
            int known = Math.Min(text.Length, _window.Length);
            text[^known..].CopyTo(_window);
            _window.AsSpan(known).Fill(Blank);
            row = Math.Max(0, known - 1);
        }

        network.Predict(new Batch(architecture.SampleShape, 1, [], _window), _outputs);
        return _outputs.AsSpan(row * Features, vocabulary.Count);
    }

    // A new line where the text has lines.
    private int Blank => vocabulary.Unit == TextUnit.Bytes ? '\n' : Math.Max(0, vocabulary.TokenOf(new Rune('\n')));
}

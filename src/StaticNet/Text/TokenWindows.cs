using System.Globalization;

namespace StaticNet.Text;

/// <summary>
/// Windows over a text as samples: <c>length</c> tokens, with the token after each, or after the last ones of them, as labels. A network with
/// <c>Tokens = length</c> learns from them to foretell the next token.
/// </summary>
/// <remarks>
/// With text <c>x</c> and a window that begins at <c>p</c> the tokens are <c>x[p] … x[p + length − 1]</c> and the labels
/// <c>x[p + length − labels + 1] … x[p + length]</c>: all of them for a network with an output a step, one for a network that sees all tokens at once (Bengio, Ducharme, Vincent
/// and Jauvin 2003, <i>A neural probabilistic language model</i>). Reading allocates nothing.
/// </remarks>
public sealed class TokenWindows : ISampleSource
{
    private const int MostAtOnce = 1024;

    private readonly TokenSequence _text;
    private readonly int _length;
    private readonly int _labels;
    private readonly int? _stride; // null for places that are drawn
    private readonly long _part; // the tokens of each of the sequences side by side
    private readonly ulong _seed;

    private TokenWindows(TokenSequence text, int length, int? stride, int? labels, long count, ulong seed, int? sequences = null)
    {
        if (count > int.MaxValue)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The text has {count} windows, more than the {int.MaxValue} samples of a source; take a larger stride."), nameof(text));
        _text = text;
        _length = length;
        _labels = labels ?? length;
        _stride = stride;
        _seed = seed;
        Sequences = sequences;
        _part = text.Count / (sequences ?? 1);
        Count = (int)count;
        Shape = new SampleShape([SamplePart.Tokens(length)], [SamplePart.Labels(_labels)]);
    }

    /// <summary>The number of windows.</summary>
    public int Count { get; }

    /// <summary>The parts of the text that lie side by side; null for <see cref="Consecutive"/> and <see cref="Random"/> windows.</summary>
    public int? Sequences { get; }

    /// <summary>Tokens and labels.</summary>
    public SampleShape Shape { get; }

    /// <summary>A text that is the same for the same windows of the same text.</summary>
    public string Fingerprint => field ??= string.Create(
        CultureInfo.InvariantCulture,
        $"{Count} windows of {_length} tokens and {_labels} labels, {(Sequences is { } sequences ? $"of {sequences} parts in turn" : _stride is { } stride ? $"every {stride}" : $"drawn by {_seed}")}, of {_text.Fingerprint}");

    /// <summary>Windows that follow each other. Shuffled by a trainer they come in random order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The tokens of a window, at least 1.</param>
    /// <param name="stride">
    /// From the beginning of a window to that of the next, at least 1; null for the length, so that they don't overlap, and 1 for all there are. What is left at the
    /// end of the text is in no window.
    /// </param>
    /// <param name="labels">The labels of a window, from 1 to the length: of its last tokens; null for one a token.</param>
    /// <exception cref="ArgumentException">The text is shorter than a window and a token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static TokenWindows Consecutive(TokenSequence text, int length, int? stride = null, int? labels = null)
    {
        long places = CountPlaces(text, length, labels);
        int step = stride ?? length;
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1, nameof(stride));
        return new TokenWindows(text, length, step, labels, ((places - 1) / step) + 1, seed: 0);
    }

    /// <summary>
    /// Windows that follow each other in parts of the text side by side: window k of each part, then window k + 1 of each. A network whose layers carry states from window to window
    /// (<see cref="RecurrentAttribute.Stateful"/>) learns from them in batches of a window of each part, in this order, and so reads each part from its beginning to its end: the
    /// batches of PyTorch's <c>word_language_model</c>. An evaluation on them reads each part likewise, with states that begin at 0; of <see cref="Consecutive"/> and <see cref="Random"/> windows each
    /// begins at 0.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The tokens of a window, at least 1.</param>
    /// <param name="sequences">The parts, at least 1, of as many tokens each: the batch size. What is left of the text, and of each part behind its last whole window, is in no window.</param>
    /// <param name="labels">The labels of a window, from 1 to the length: of its last tokens; null for one a token.</param>
    /// <exception cref="ArgumentException">A part is shorter than a window and a token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static TokenWindows Parallel(TokenSequence text, int length, int sequences, int? labels = null)
    {
        CountPlaces(text, length, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        long windows = ((text.Count / sequences) - 1) / length;
        return windows > 0 ? new TokenWindows(text, length, length, labels, windows * sequences, seed: 0, sequences) : throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A part, one of {sequences}, has {text.Count / sequences} of the text's {text.Count} tokens, but a window of {length} and the token after it are {(long)length + 1}; take fewer parts."),
            nameof(text));
    }

    /// <summary>Windows at random places, each as likely, which are functions of the seed and the window's number alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The tokens of a window, at least 1.</param>
    /// <param name="count">The number of windows, at least 1: an epoch.</param>
    /// <param name="seed">Another seed, other places.</param>
    /// <param name="labels">The labels of a window, from 1 to the length: of its last tokens; null for one a token.</param>
    /// <exception cref="ArgumentException">The text is shorter than a window and a token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static TokenWindows Random(TokenSequence text, int length, int count, ulong seed, int? labels = null)
    {
        CountPlaces(text, length, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new TokenWindows(text, length, null, labels, count, seed);
    }

    /// <summary>The token of the text that a window begins at.</summary>
    /// <param name="index">The window, in [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such window.</exception>
    public long GetStart(int index)
    {
        SourceChecks.Index(index, Count);
        if (Sequences is { } sequences)
            return (index % sequences * _part) + ((long)(index / sequences) * _length);
        if (_stride is { } stride)
            return (long)index * stride;
        var random = new RandomStream(_seed, RandomStreams.Derive(RandomStreams.Windows, index));
        ulong bits = ((ulong)random.NextUInt32() << 32) | random.NextUInt32();
        return (long)(((UInt128)bits * (ulong)(_text.Count - _length)) >> 64);
    }

    /// <summary>Reads windows.</summary>
    /// <param name="indices">The windows, each in [0, Count).</param>
    /// <param name="batch">Receives them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such window.</exception>
    /// <exception cref="SampleException">The file can't be read, or has changed.</exception>
    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        Span<int> tokens = batch.GetTokens(0), labels = batch.GetLabels(0);
        for (int i = 0; i < indices.Length; i++)
        {
            long start = GetStart(indices[i]);
            try
            {
                ReadWindow(start, tokens.Slice(i * _length, _length), labels.Slice(i * _labels, _labels));
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                throw new SampleException(indices[i], Locate(indices[i]), exception.Message, exception);
            }
        }
    }

    /// <inheritdoc/>
    public string Locate(int index) => $"from {_text.Locate(GetStart(index))} on";

    // The labels are the tokens that were read, one further, but for the last: the file is asked once.
    private void ReadWindow(long start, Span<int> tokens, Span<int> labels)
    {
        if (_length < MostAtOnce)
        {
            Span<int> window = stackalloc int[MostAtOnce];
            window = window[..(_length + 1)];
            _text.Read(start, window);
            window[..^1].CopyTo(tokens);
            window[^_labels..].CopyTo(labels);
            return;
        }

        _text.Read(start, tokens);
        tokens[^(_labels - 1)..].CopyTo(labels);
        _text.Read(start + _length, labels[^1..]);
    }

    private static long CountPlaces(TokenSequence text, int length, int? labels)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (labels is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(labels));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, length, nameof(labels));
        }

        return text.Count > length ? text.Count - length : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The text has {text.Count} tokens, but a window of {length} and the token after it are {(long)length + 1}; give a longer text."),
            nameof(text));
    }
}

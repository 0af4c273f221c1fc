using System.Text;
using StaticNet.Files;
using StaticNet.Samples.Reporting;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="name">What it is called on the command line.</param>
/// <param name="create">Makes an instance with a seed, for a batch and a number of workers.</param>
/// <param name="openStream">Opens a stream of an instance, with its step; null for a network that sees windows alone.</param>
internal sealed class CompiledTextNetwork<TNetwork>(string name, Func<ulong, int, int, TNetwork> create, Func<TNetwork, (SequenceStream Stream, TokenStep Step)>? openStream = null)
    : TextNetwork(name)
    where TNetwork : class, INetwork
{
    /// <inheritdoc/>
    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    /// <inheritdoc/>
    public override ExitCode Train(TextData data, TextOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        using var network = create(options.Seed, options.BatchSize, options.Workers);
        return new TextRun<TNetwork>(this, network, CreateWriting(network, data.Vocabulary), data, options, terminal).Run(cancellationToken);
    }

    /// <inheritdoc/>
    public override SavedText Load(SafetensorsFile file, TextVocabulary vocabulary)
    {
        var network = create(0, 1, 1);
        try
        {
            network.LoadWeights(file);
            return new SavedText(network, CreateWriting(network, vocabulary));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private TextWriting CreateWriting(TNetwork network, TextVocabulary vocabulary)
    {
        // A new line where the text has lines.
        int blank = vocabulary.Unit == TextUnit.Bytes ? '\n' : Math.Max(0, vocabulary.TokenOf(new Rune('\n')));
        return new TextWriting(() => CreateForetelling(network, blank), Vocabulary, vocabulary);
    }

    private IForetelling CreateForetelling(TNetwork network, int blank)
    {
        if (openStream is null)
            return new WindowedForetelling(network, Architecture, blank);
        var (stream, step) = openStream(network);
        return new StreamedForetelling(stream, step, Vocabulary, blank);
    }
}

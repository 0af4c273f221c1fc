using StaticNet.Files;
using StaticNet.Samples.Reporting;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="name">What it is called on the command line.</param>
/// <param name="create">Makes an instance with a seed, for a batch and a number of workers.</param>
internal sealed class CompiledTextNetwork<TNetwork>(string name, Func<ulong, int, int, TNetwork> create) : TextNetwork(name)
    where TNetwork : class, INetwork
{
    /// <inheritdoc/>
    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    /// <inheritdoc/>
    public override ExitCode Train(TextData data, TextOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        using var network = create(options.Seed, options.BatchSize, options.Workers);
        return new TextRun<TNetwork>(this, network, data, options, terminal).Run(cancellationToken);
    }

    /// <inheritdoc/>
    public override SavedText Load(SafetensorsFile file, TextVocabulary vocabulary)
    {
        var network = create(0, 1, 1);
        try
        {
            network.LoadWeights(file);
            return new SavedText(network, TNetwork.Architecture, vocabulary);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}

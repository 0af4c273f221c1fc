using StaticNet.Files;
using StaticNet.Mpi;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Classification;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="name">What it is called on the command line.</param>
/// <param name="create">Makes an instance with a seed, for a batch and a number of workers.</param>
internal sealed class CompiledClassifier<TNetwork>(string name, Func<ulong, int, int, TNetwork> create) : ClassifierNetwork(name)
    where TNetwork : class, INetwork
{
    // Small training batches are no reason to evaluate in small ones: these give the kernels' best speed.
    private const int EvaluationBatch = 256;

    /// <inheritdoc/>
    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    /// <inheritdoc/>
    public override ExitCode Train(ClassifierTask task, ClassifierOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        using var ranks = MpiCommunicator.IsLaunched ? MpiCommunicator.Start() : null;
        if (ranks is not null && ranks.Size > options.Shards)
            throw new UsageException($"There are {ranks.Size} ranks, but a batch has --shards {options.Shards}; give --shards {ranks.Size} or more, the same for any number of ranks.");
        using var network = create(options.Seed, Math.Max(options.BatchSize, EvaluationBatch), options.Workers);

        // The first rank speaks and writes files for all of them.
        bool isFirst = ranks is not { Rank: > 0 };
        return new ClassifierRun<TNetwork>(
            network, task, isFirst ? options : options with { ReportFile = null, SaveFile = null }, isFirst ? terminal : Terminal.Plain(TextWriter.Null, TextWriter.Null), ranks).Run(cancellationToken);
    }

    /// <inheritdoc/>
    public override LoadedClassifier Load(SafetensorsFile file)
    {
        var network = create(0, 1, 1);
        try
        {
            return new LoadedClassifier(network, TNetwork.Architecture, network.LoadWeights(file).Texts);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}

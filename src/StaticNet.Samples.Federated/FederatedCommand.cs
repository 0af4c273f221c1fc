using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>The command <c>federated</c>.</summary>
internal sealed class FederatedCommand : Command
{
    private readonly Option<string?> _data = new("--data") { Description = "A directory with the four files of MNIST; drawn digits without." };

    private readonly Option<int> _trainSamples = BoundedOption.Whole("--train-samples", "The digits that are drawn, those of all clients together.", 20_000, 100, 1_000_000);

    private readonly Option<int> _clients = BoundedOption.Whole("--clients", "The clients.", 100, 1, 10_000);

    private readonly Option<string> _partition = BoundedOption.Choice("--partition", "How digits are spread over clients: at random, or two kinds to each.", "iid", "two-digits");

    private readonly Option<string> _strategy = BoundedOption.Choice("--strategy", "How the server puts together what clients find.", StrategyChoice.Names);

    private readonly Option<int> _rounds = BoundedOption.Whole("--rounds", "The most rounds.", 50, 1, 1_000_000);

    private readonly Option<float> _fraction = BoundedOption.Positive("--fraction", "The part of the clients that trains in a round.", 0.1f, 1);

    private readonly Option<int> _epochs = BoundedOption.Whole("--epochs", "The epochs of a client in a round.", 1, 1, 10_000);

    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "The samples of a client's batch.", 10, 1, 10_000);

    private readonly Option<float> _learningRate = BoundedOption.Positive("--learning-rate", "The clients' learning rate, of SGD.", 0.1f, 100);

    private readonly Option<float> _vanishing = BoundedOption.NotNegative("--vanishing", "The chance that a client vanishes in a round.", 0, 1);

    private readonly Option<bool> _secure = new("--secure") { Description = "Let the server see the sum of a round's updates only." };

    private readonly Option<float> _privacy = BoundedOption.NotNegative("--privacy", "Noise of the server, as a multiple of --clipping-norm: updates are clipped, and each round tells the ε that is spent; 0 for none.", 0, 1000);

    private readonly Option<float> _clippingNorm = BoundedOption.Positive("--clipping-norm", "The norm that updates are clipped to with --privacy.", 1, 1e6f);

    private readonly Option<float> _target = BoundedOption.NotNegative("--target", "The accuracy on test digits that ends the run, 0.97; 0 for none.", 0, 1);

    private readonly Option<string?> _checkpoints = new("--checkpoints") { Description = "A directory where the server's state is saved after each round, and from which it goes on." };

    private readonly Option<string?> _save = new("--save") { Description = "A file for the trained weights, .safetensors." };

    private readonly Option<int> _workers = BoundedOption.Whole("--workers", "The clients at work at a time; results are the same.", Environment.ProcessorCount, 1, 256);

    private readonly Option<int> _seed = BoundedOption.Whole("--seed", "Decides everything that is random.", 1, 0, int.MaxValue);

    private readonly Option<bool> _json = new("--json") { Description = "Write a JSON object." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends a run.</param>
    public FederatedCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("federated", "Train on digits that stay with their clients: in this process, or over the network by 'serve' and 'join'.")
    {
        foreach (var option in (Option[])[_data, _trainSamples, _clients, _partition, _strategy, _rounds, _fraction, _epochs, _batchSize, _learningRate, _vanishing, _secure, _privacy, _clippingNorm, _target, _checkpoints, _save, _workers, _seed, _json])
            Options.Add(option);
        SetAction(parsed => (int)new SimulationRun(Read(parsed), terminal, cancellationToken).Run());
    }

    // As it was written: 0.7, not the float beside it, whose part of 100 clients would be 69.
    private static double Exactly(float value) => (double)(decimal)value;

    private SimulationOptions Read(ParseResult parsed)
    {
        if (parsed.GetValue(_secure) && parsed.GetValue(_privacy) > 0)
            throw new UsageException("--privacy is the server's noise, which takes updates that it sees; leave out --secure.");
        OutputFile.Check("--save", parsed.GetValue(_save), ".safetensors");
        return new SimulationOptions
        {
            DataDirectory = parsed.GetValue(_data),
            TrainSamples = parsed.GetValue(_trainSamples),
            Clients = parsed.GetValue(_clients),
            Partition = parsed.GetValue(_partition) == "iid" ? SharePartition.Iid : SharePartition.TwoDigits,
            Strategy = parsed.GetValue(_strategy)!,
            Rounds = parsed.GetValue(_rounds),
            Fraction = Exactly(parsed.GetValue(_fraction)),
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batchSize),
            LearningRate = parsed.GetValue(_learningRate),
            Vanishing = Exactly(parsed.GetValue(_vanishing)),
            IsSecure = parsed.GetValue(_secure),
            Privacy = Exactly(parsed.GetValue(_privacy)),
            ClippingNorm = Exactly(parsed.GetValue(_clippingNorm)),
            Target = Exactly(parsed.GetValue(_target)),
            CheckpointDirectory = parsed.GetValue(_checkpoints),
            SavePath = parsed.GetValue(_save),
            Workers = parsed.GetValue(_workers),
            Seed = (ulong)parsed.GetValue(_seed),
            Json = parsed.GetValue(_json),
        };
    }
}

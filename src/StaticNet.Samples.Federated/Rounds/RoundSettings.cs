using System.CommandLine;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Federated;

/// <summary>The options of commands that run rounds.</summary>
internal sealed class RoundSettings
{
    private readonly Option<string?> _data = new("--data") { Description = "A directory with the four files of MNIST; drawn digits without." };

    private readonly Option<string> _strategy = BoundedOption.Choice("--strategy", "How the server puts together what clients find.", StrategyChoice.Names);

    private readonly Option<int> _rounds = BoundedOption.Whole("--rounds", "The most rounds.", 50, 1, 1_000_000);

    private readonly Option<float> _fraction = BoundedOption.Positive("--fraction", "The part of the clients that trains in a round.", 0.1f, 1);

    private readonly Option<int> _epochs = BoundedOption.Whole("--epochs", "The epochs of a client in a round.", 1, 1, 10_000);

    private readonly Option<int> _batchSize = BoundedOption.Whole("--batch-size", "The samples of a client's batch.", 10, 1, 10_000);

    private readonly Option<float> _learningRate = BoundedOption.Positive("--learning-rate", "The clients' learning rate, of SGD.", 0.1f, 100);

    private readonly Option<bool> _secure = new("--secure") { Description = "Let the server see the sum of a round's updates only." };

    private readonly PrivacySettings _privacy = new(
        "Noise as a multiple of --clipping-norm, to which updates are clipped: the server's, which tells the ε that is spent, or with --secure each client's own, which computes its own ε; 0 for none.");

    private readonly Option<int> _timeout = BoundedOption.Whole("--round-timeout", "The seconds that a client has to train in a round; who takes longer is left out.", 600, 1, 1_000_000);

    private readonly Option<float> _target = BoundedOption.NotNegative("--target", "The accuracy on test digits that ends the run, 0.97; 0 for none.", 0, 1);

    private readonly Option<string?> _checkpoints = new("--checkpoints") { Description = "A directory where the server's state is saved after each round, and from which it goes on." };

    private readonly Option<bool> _acceptChanges = new("--accept-changes") { Description = "Go on from checkpoints of a run with other numbers; without, they are refused." };

    private readonly Option<string?> _save = new("--save") { Description = "A file for the trained weights, .safetensors." };

    private readonly Option<int> _seed = BoundedOption.Whole("--seed", "Decides everything that is random.", 1, 0, int.MaxValue);

    private readonly Option<bool> _json = new("--json") { Description = "Write a JSON object." };

    /// <summary>A number as it was written: 0.7, not the float beside it, whose part of 100 clients would be 69.</summary>
    /// <param name="value">The number.</param>
    public static double Exactly(float value) => (decimal)value is not 0 and var exact ? (double)exact : value;

    /// <summary>Gives a command these options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _strategy, _rounds, _fraction, _epochs, _batchSize, _learningRate, _secure, _timeout, _target, _checkpoints, _acceptChanges, _save, _seed, _json])
            command.Options.Add(option);
        _privacy.AddTo(command);
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">A file can't be written.</exception>
    public RoundOptions Read(ParseResult parsed)
    {
        OutputFile.Check("--save", parsed.GetValue(_save), ".safetensors");
        return new RoundOptions
        {
            DataDirectory = parsed.GetValue(_data),
            Strategy = parsed.GetValue(_strategy)!,
            Rounds = parsed.GetValue(_rounds),
            Fraction = Exactly(parsed.GetValue(_fraction)),
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batchSize),
            LearningRate = parsed.GetValue(_learningRate),
            IsSecure = parsed.GetValue(_secure),
            Privacy = _privacy.Read(parsed),
            RoundTimeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            Target = Exactly(parsed.GetValue(_target)),
            CheckpointDirectory = parsed.GetValue(_checkpoints),
            AcceptsChanges = parsed.GetValue(_acceptChanges),
            SavePath = parsed.GetValue(_save),
            Seed = (ulong)parsed.GetValue(_seed),
            Json = parsed.GetValue(_json),
        };
    }
}

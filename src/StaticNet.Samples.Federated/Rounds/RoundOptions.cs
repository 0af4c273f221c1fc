namespace StaticNet.Samples.Federated;

/// <summary>How a server runs its rounds, as the user asked for.</summary>
internal sealed record RoundOptions
{
    /// <summary>The directory with MNIST's four files; null for drawn digits.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The most rounds.</summary>
    public int Rounds { get; init; }

    /// <summary>The part of the clients that trains in a round.</summary>
    public double Fraction { get; init; }

    /// <summary>The epochs of a client in a round.</summary>
    public int Epochs { get; init; }

    /// <summary>The samples of a client's batch.</summary>
    public int BatchSize { get; init; }

    /// <summary>The clients' learning rate.</summary>
    public float LearningRate { get; init; }

    /// <summary>The name of the strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Whether the server sees the sum of updates only.</summary>
    public bool IsSecure { get; init; }

    /// <summary>The noise: the server's, or each client's own where it <see cref="IsSecure"/>.</summary>
    public PrivacyOptions Privacy { get; init; }

    /// <summary>The time that clients have to train in a round.</summary>
    public TimeSpan RoundTimeout { get; init; }

    /// <summary>The accuracy on test digits that ends the run; 0 for none.</summary>
    public double Target { get; init; }

    /// <summary>The directory of checkpoints, which a run goes on from; null for none.</summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>Whether it goes on from those of a run with other numbers.</summary>
    public bool AcceptsChanges { get; init; }

    /// <summary>The file of the trained weights; null for none.</summary>
    public string? SavePath { get; init; }

    /// <summary>Decides everything that is random.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether standard output gets a JSON object and nothing else.</summary>
    public bool Json { get; init; }
}

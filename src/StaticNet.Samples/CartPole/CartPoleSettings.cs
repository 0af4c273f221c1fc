namespace StaticNet.Samples.CartPole;

/// <summary>How an agent learns; the names are those of the paper.</summary>
internal sealed record CartPoleSettings
{
    /// <summary>Worlds that are played at once.</summary>
    public int Worlds { get; init; } = 8;

    /// <summary>Steps of each world between two updates.</summary>
    public int Horizon { get; init; } = 128;

    /// <summary>Updates.</summary>
    public int Updates { get; init; } = 200;

    /// <summary>Times that the samples of an update are learned from.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Samples of a step.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The learning rate at the start; it falls to 0 on a line.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>γ, what a reward is worth a step later.</summary>
    public double Discount { get; init; } = 0.99;

    /// <summary>λ of the advantages.</summary>
    public double Trace { get; init; } = 0.95;

    /// <summary>How far the ratio of probabilities may go from 1.</summary>
    public double ClipRange { get; init; } = 0.2;

    /// <summary>The weight of the policy's entropy.</summary>
    public double EntropyWeight { get; init; } = 0.01;

    /// <summary>The weight of the worth's squared error.</summary>
    public double WorthWeight { get; init; } = 0.5;
}

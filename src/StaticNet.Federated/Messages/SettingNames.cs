namespace StaticNet.Federated;

/// <summary>The names of settings that a server gives its clients; those that Flower's examples and strategies use where there are such.</summary>
public static class SettingNames
{
    /// <summary>The number of the round, from 1: an integer.</summary>
    public const string Round = "server_round";

    /// <summary>The epochs that a client trains for: an integer.</summary>
    public const string Epochs = "local_epochs";

    /// <summary>The samples of a batch: an integer.</summary>
    public const string BatchSize = "batch_size";

    /// <summary>The learning rate: a number.</summary>
    public const string LearningRate = "lr";

    /// <summary>The weight μ of the proximal term μ/2·‖w − w_t‖²: a number.</summary>
    public const string ProximalWeight = "proximal_mu";
}

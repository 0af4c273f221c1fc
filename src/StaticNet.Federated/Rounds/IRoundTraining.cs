namespace StaticNet.Federated;

/// <summary>A way for clients to train a model in a round, and for a server to learn what they have found together.</summary>
internal interface IRoundTraining
{
    /// <summary>The fewest clients of whom a model can come: a round with fewer that are there would be none.</summary>
    int MinimumClients { get; }

    /// <summary>Chooses the clients of a round.</summary>
    /// <param name="sampler">Chooses.</param>
    /// <param name="clients">Those that are there, in the order of their names.</param>
    /// <param name="round">The round.</param>
    JoinedClient[] Choose(ClientSampler sampler, IReadOnlyList<JoinedClient> clients, int round);

    /// <summary>Lets clients train.</summary>
    /// <param name="clients">The clients, in the order of their names.</param>
    /// <param name="request">From what model on, and how.</param>
    /// <param name="expectedClients">The mean number of clients that a round chooses of those that are there now.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    Task<TrainedRound> TrainAsync(JoinedClient[] clients, FitRequest request, double expectedClients, CancellationToken cancellationToken);
}

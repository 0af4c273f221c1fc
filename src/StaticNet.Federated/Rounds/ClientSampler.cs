using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>Chooses the clients of a round: a function of the seed, the round and the clients' names alone.</summary>
/// <param name="seed">The seed.</param>
internal sealed class ClientSampler(ulong seed)
{
    /// <summary>Chooses a part of the clients without replacement, each with the same chance.</summary>
    /// <param name="clients">The clients, in the order of their names.</param>
    /// <param name="fraction">The part, in [0, 1]; what is chosen is rounded down.</param>
    /// <param name="least">The fewest.</param>
    /// <param name="round">The round.</param>
    /// <returns>Those chosen, in the order of their names.</returns>
    public JoinedClient[] Choose(IReadOnlyList<JoinedClient> clients, double fraction, int least, int round)
    {
        int count = Math.Min(clients.Count, Math.Max(least, (int)(fraction * clients.Count)));
        int[] order = [.. Enumerable.Range(0, clients.Count)];
        var random = Begin(round);
        random.Shuffle(order);
        int[] chosen = order[..count];
        Array.Sort(chosen);
        return [.. chosen.Select(index => clients[index])];
    }

    /// <summary>Chooses each client by itself with the same chance, as the accounting of privacy assumes (Poisson sampling).</summary>
    /// <param name="clients">The clients, in the order of their names.</param>
    /// <param name="rate">The chance, in [0, 1].</param>
    /// <param name="round">The round.</param>
    /// <returns>Those chosen, in the order of their names; often another number, and sometimes none.</returns>
    public JoinedClient[] ChooseEach(IReadOnlyList<JoinedClient> clients, double rate, int round)
    {
        var random = Begin(round);
        var chosen = new List<JoinedClient>();
        foreach (var client in clients)
            if (((ulong)random.NextUInt32() << 21 | random.NextUInt32() >> 11) * (1.0 / (1L << 53)) < rate)
                chosen.Add(client);
        return [.. chosen];
    }

    private RandomStream Begin(int round) => new(seed, RandomStreams.Derive(RandomStreams.Federation, round));
}

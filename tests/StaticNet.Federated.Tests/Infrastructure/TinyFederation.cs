using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Federated.Tests.Infrastructure;

/// <summary>Clients of this process that train small networks on samples of a rule.</summary>
internal static class TinyFederation
{
    /// <summary>Samples whose class is the largest of the first three inputs.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="seed">Decides them.</param>
    public static Dataset Samples(int count, ulong seed)
    {
        var random = new RandomStream(seed, 77);
        float[] inputs = new float[count * 4];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            var input = inputs.AsSpan(i * 4, 4);
            foreach (ref float value in input)
                value = random.NextNormal();
            labels[i] = input[0] > input[1] ? (input[0] > input[2] ? 0 : 2) : input[1] > input[2] ? 1 : 2;
        }

        return new Dataset(inputs, 4, labels);
    }

    /// <summary>The model of a network's first weights.</summary>
    /// <param name="network">The network.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    public static float[] StateOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var layout = StateDictLayout.Of<TNetwork>();
        float[] state = new float[layout.Length];
        layout.Save(network, state);
        return state;
    }

    /// <summary>A server of small classifiers with clients that are all there.</summary>
    /// <param name="networks">What they train with.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="options">The options.</param>
    /// <param name="clients">The number of clients.</param>
    /// <param name="wrap">What becomes of each.</param>
    public static FederatedServer Serve(
        NetworkPool<TinyClassifier> networks, Strategy strategy, FederatedOptions options, int clients, Func<int, IFederatedClient, IFederatedClient>? wrap = null)
    {
        using var network = new TinyClassifier(1, 1);
        var server = FederatedServer.Create(network, strategy, options);
        for (int i = 0; i < clients; i++)
        {
            IFederatedClient client = new TrainerClient<TinyClassifier>(
                networks, Samples(20 + (i % 5), (ulong)i), (network, seed) => new Trainer<TinyClassifier>(network, new Sgd(0.1f), seed))
            { BatchSize = 7, Seed = (ulong)i };
            Assert.True(server.Clients.TryJoin(NameOf(i), wrap?.Invoke(i, client) ?? client));
        }

        return server;
    }

    /// <summary>What a client is called.</summary>
    /// <param name="index">Its number.</param>
    public static string NameOf(int index) => index.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Networks that clients take turns with.</summary>
    /// <param name="count">How many.</param>
    public static NetworkPool<TinyClassifier> Networks(int count = 2) => new(() => new TinyClassifier(1, 32), count);
}

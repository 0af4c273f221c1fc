using System.Globalization;
using StaticNet.Data;
using StaticNet.Federated;
using StaticNet.Optimizers;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Digits;

namespace StaticNet.Samples.Federated;

/// <summary>The digits of clients and server.</summary>
internal static class FederatedData
{
    private const int TestSamples = 2_000;

    /// <summary>What a client is called, in one process and over the network: order decides bits.</summary>
    /// <param name="client">Its number, from 0.</param>
    public static string NameOf(int client) => string.Create(CultureInfo.InvariantCulture, $"client-{client:00000}");

    /// <summary>All digits.</summary>
    /// <param name="directory">The directory with MNIST's files; null for digits that are drawn.</param>
    /// <param name="trainSamples">How many are drawn to learn from.</param>
    /// <param name="seed">Decides how.</param>
    /// <exception cref="UsageException">The files are missing or damaged.</exception>
    public static ClassifierData Load(string? directory, int trainSamples, ulong seed) => DigitsData.Load(directory, trainSamples, TestSamples, seed);

    /// <summary>The digits of each client.</summary>
    /// <param name="training">All of them.</param>
    /// <param name="shares">How they are spread.</param>
    /// <param name="seed">Decides who has which.</param>
    /// <exception cref="UsageException">There are too few of them.</exception>
    public static Dataset[] Share(Dataset training, ShareOptions shares, ulong seed) => training.Count >= shares.Clients * 2
        ? ClientShares.Of(training, shares.Clients, shares.Partition, seed)
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{training.Count} digits are too few for {shares.Clients} clients; lower --clients, or raise --train-samples."));

    /// <summary>A client with digits.</summary>
    /// <param name="networks">What it trains with.</param>
    /// <param name="digits">Its digits.</param>
    /// <param name="client">Its number, from 0.</param>
    /// <param name="seed">Decides, with the number, what it draws.</param>
    public static TrainerClient<FederatedDigits> CreateClient(NetworkPool<FederatedDigits> networks, Dataset digits, int client, ulong seed) =>
        new(networks, digits, (network, round) => new Trainer<FederatedDigits>(network, new Sgd(0.1f), round)) { Seed = SeedOf(client, seed) };

    /// <summary>What decides what a client draws.</summary>
    /// <param name="client">Its number, from 0.</param>
    /// <param name="seed">The seed of all.</param>
    public static ulong SeedOf(int client, ulong seed) => seed + ((ulong)client << 32);
}

using StaticNet.Federated;
using StaticNet.Numerics;

namespace StaticNet.Samples.Federated;

/// <summary>A client that vanishes in some rounds, as telephones do.</summary>
/// <param name="client">What it is otherwise.</param>
/// <param name="chance">The chance of a round, in [0, 1].</param>
/// <param name="seed">Decides the rounds.</param>
internal sealed class VanishingClient(IFederatedClient client, double chance, ulong seed) : IFederatedClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        client.GetPropertiesAsync(settings, cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken) =>
        client.GetStateAsync(settings, cancellationToken);

    /// <inheritdoc/>
    public Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        long round = request.Settings[SettingNames.Round].ToInt64();
        return new RandomStream(seed, RandomStreams.Derive(RandomStreams.Federation, round)).NextSingle() < chance
            ? throw new ClientFailureException("It has vanished.")
            : client.FitAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => client.EvaluateAsync(request, cancellationToken);
}

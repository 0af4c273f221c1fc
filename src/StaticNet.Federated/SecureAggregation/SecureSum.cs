namespace StaticNet.Federated;

/// <summary>What a round of secure aggregation gives: all that the server learns of the updates.</summary>
/// <param name="MeanUpdate">
/// The mean Σ n_k·Δ_k / Σ n_k of the included clients' changes Δ_k of the model, each element clipped to the range, where n_k are a client's samples, at most those that a client counts for.
/// </param>
/// <param name="TotalSamples">Σ n_k.</param>
/// <param name="Included">The clients whose updates it holds, in the order of their names.</param>
/// <param name="Dropouts">Those that didn't get through, in the order of phases and names.</param>
public sealed record SecureSum(ReadOnlyMemory<float> MeanUpdate, long TotalSamples, IReadOnlyList<string> Included, IReadOnlyList<SecureDropout> Dropouts)
{
    /// <summary>The sum itself: [elements + 1], the last the samples.</summary>
    internal uint[] Words { get; init; } = [];
}

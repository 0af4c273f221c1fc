using System.Globalization;

namespace StaticNet.Benchmarks.Cases;

/// <summary>Times the inference of one sample by one network, for latency.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="name">The name that the peers have for it.</param>
/// <param name="create">Creates the network from its batch capacity and its number of workers.</param>
internal sealed class InferenceCase<TNetwork>(string name, Func<int, int, TNetwork> create) : ITimingCase
    where TNetwork : class, INetwork
{
    private const ulong Seed = 1;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Run(int workers, TextWriter output)
    {
        using var network = create(1, workers);
        var batch = new RandomBatch(TNetwork.Architecture, 1);
        network.Initialize(Seed);
        double microseconds = Measurement.Microseconds(() => network.Predict(batch.Inputs, batch.Outputs));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} infer 1 {microseconds:F3}"));
    }
}

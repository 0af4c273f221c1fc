using System.Globalization;

namespace StaticNet.Benchmarks.Cases;

/// <summary>Times inference and a full training step of one network.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="name">The name that the peers have for it.</param>
/// <param name="create">Creates the network from its batch capacity and its number of workers.</param>
/// <param name="batches">The batch sizes.</param>
internal sealed class NetworkCase<TNetwork>(string name, Func<int, int, TNetwork> create, params int[] batches) : ITimingCase
    where TNetwork : class, INetwork
{
    private const ulong Seed = 1;

    // Parameters are to stay near their start, however many steps a fast machine makes.
    private const float LearningRate = 1e-6f;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Run(int workers, TextWriter output)
    {
        foreach (int size in batches)
        {
            using var network = create(size, workers);
            var batch = new RandomBatch(TNetwork.Architecture, size);
            network.Initialize(Seed);
            Report("infer", size, Measurement.Microseconds(() => network.Predict(batch.Unlabeled, batch.Outputs)), output);

            var optimizer = new Adam(LearningRate);
            double training = Measurement.Microseconds(
                () => optimizer.Step(network, network.ComputeGradients(batch.Labeled)), () => network.Initialize(Seed));
            Report("train", size, training, output);
        }
    }

    private void Report(string operation, int size, double microseconds, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {operation} {size} {microseconds:F2}"));
}

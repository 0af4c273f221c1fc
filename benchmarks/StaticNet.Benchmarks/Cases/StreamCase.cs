using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Cases;

/// <summary>Times a step of streams of one network, for latency.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="name">The name that the peers have for it.</param>
/// <param name="create">Creates the network.</param>
/// <param name="open">Opens a stream of so many sequences.</param>
/// <param name="counts">The numbers of sequences.</param>
internal sealed class StreamCase<TNetwork>(string name, Func<TNetwork> create, Func<TNetwork, int, StepAction> open, params int[] counts) : ITimingCase
    where TNetwork : class, INetwork
{
    private const ulong Seed = 1;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Run(int workers, TextWriter output)
    {
        foreach (int count in counts)
        {
            using var network = create();
            network.Initialize(Seed);
            var shape = TNetwork.Architecture;
            float[] inputs = new float[count * shape.InputLength / shape.InputShape[0]], outputs = new float[count * shape.OutputLength / shape.InputShape[0]];
            var random = new RandomStream(Seed, 1);
            for (int index = 0; index < inputs.Length; index++)
                inputs[index] = random.NextNormal();
            var step = open(network, count);
            double microseconds = Measurement.Microseconds(() => step(inputs, outputs));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} step {count} {microseconds:F3}"));
        }
    }
}

using StaticNet.Numerics;

namespace StaticNet.Tests.Streaming;

/// <summary>Windows of a network and what it makes of them at once, to be compared with what a stream makes of their steps.</summary>
/// <param name="name">The network.</param>
/// <param name="steps">The steps of a window.</param>
/// <param name="count">The windows.</param>
/// <param name="outputs">The outputs of all windows in order.</param>
/// <param name="step">Computes one step: its number, and what receives <c>[count, outputs of a step]</c>.</param>
internal sealed class StreamCase(string name, int steps, int count, float[] outputs, Action<int, float[]> step)
{
    /// <summary>The seed of the weights, and of the inputs.</summary>
    private const ulong Seed = 5;

    public int Steps => steps;

    /// <summary>The outputs of a step for all windows, as the network computed them at once.</summary>
    public int StepLength => outputs.Length / steps;

    /// <summary>Computes a step.</summary>
    public float[] Compute(int number)
    {
        float[] computed = new float[StepLength];
        step(number, computed);
        return computed;
    }

    /// <summary>What the windows have for a step.</summary>
    public float[] Expected(int number)
    {
        int length = StepLength / count;
        return [.. Enumerable.Range(0, count).SelectMany(window => outputs.Skip(((window * steps) + number) * length).Take(length))];
    }

    public override string ToString() => name;

    /// <summary>Every network of these tests with a stream of its own.</summary>
    public static IEnumerable<StreamCase> All(int count) =>
    [
        Of<PlainStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<LongStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<FewStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<WideStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<LargeStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<AttendingStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<PositionedStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Of<EncodedStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Signals<CausalStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Signals<SignalStream>(new(Seed), count, static (network, count) => network.OpenStream(count).Step),
        Tokens(count),
        Branches(count),
    ];

    private static StreamCase Of<TNetwork>(TNetwork network, int count, Func<TNetwork, int, StreamStep> open)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        int steps = architecture.InputShape[0], features = architecture.InputShape[1];
        float[] inputs = Values(count * steps * features), outputs = new float[count * architecture.OutputLength];
        network.Predict(inputs, outputs);
        var step = open(network, count);
        return new(architecture.Name, steps, count, outputs, (number, computed) => step(StepOf(inputs, count, steps, number), computed));
    }

    // Channels × steps, of a network that has moved its statistics.
    private static StreamCase Signals<TNetwork>(TNetwork network, int count, Func<TNetwork, int, StreamStep> open)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        int channels = architecture.InputShape[0], steps = architecture.InputShape[1];
        float[] inputs = Values(count * channels * steps), outputs = new float[count * architecture.OutputLength];
        network.ComputeGradients(new Batch(Values(4 * channels * steps), Values(4 * architecture.OutputLength)));
        network.Predict(inputs, outputs);
        var step = open(network, count);
        float[] turned = StepsFirst(inputs, channels, steps);
        return new(
            architecture.Name, steps, count, StepsFirst(outputs, architecture.OutputLength / steps, steps),
            (number, computed) => step(StepOf(turned, count, steps, number), computed));
    }

    private static float[] StepsFirst(float[] windows, int channels, int steps) =>
    [
        .. Enumerable.Range(0, windows.Length).Select(index =>
            windows[(index / (channels * steps) * channels * steps) + (index % channels * steps) + (index / channels % steps)]),
    ];

    private static StreamCase Tokens(int count)
    {
        var network = new TokenStream(Seed);
        const int Steps = 8;
        int[] tokens = Integers(count * Steps, 13);
        float[] outputs = new float[count * TokenStream.OutputLength];
        network.Predict(tokens, outputs);
        var stream = network.OpenStream(count);
        return new(nameof(TokenStream), Steps, count, outputs, (number, computed) => stream.Step(StepOf(tokens, count, Steps, number), computed));
    }

    // Of both outputs, side by side.
    private static StreamCase Branches(int count)
    {
        var network = new BranchedStream(Seed);
        const int Steps = 6;
        int[] notes = Integers(count * Steps, 5);
        float[] levels = Values(count * Steps * 4), sum = new float[count * Steps * 32], choice = new float[count * Steps * 3];
        network.Predict(notes, levels, sum, choice);
        var stream = network.OpenStream(count);
        return new(nameof(BranchedStream), Steps, count, Beside(sum, choice, count * Steps), (number, computed) =>
        {
            float[] stepSum = new float[count * 32], stepChoice = new float[count * 3];
            stream.Step(StepOf(notes, count, Steps, number), StepOf(levels, count, Steps, number), stepSum, stepChoice);
            Beside(stepSum, stepChoice, count).CopyTo(computed, 0);
        });
    }

    private static float[] Beside(float[] left, float[] right, int rows) =>
    [
        .. Enumerable.Range(0, rows).SelectMany(row =>
            left.Skip(row * (left.Length / rows)).Take(left.Length / rows).Concat(right.Skip(row * (right.Length / rows)).Take(right.Length / rows))),
    ];

    /// <summary>The elements of one step of each window.</summary>
    public static T[] StepOf<T>(T[] windows, int count, int steps, int number)
    {
        int length = windows.Length / (count * steps);
        return [.. Enumerable.Range(0, count).SelectMany(window => windows.Skip(((window * steps) + number) * length).Take(length))];
    }

    /// <summary>Values of both signs, the same in each run.</summary>
    public static float[] Values(int length)
    {
        var random = new RandomStream(Seed, 1);
        float[] values = new float[length];
        for (int index = 0; index < length; index++)
            values[index] = (random.NextSingle() * 3f) - 1.5f;
        return values;
    }

    private static int[] Integers(int length, int vocabulary) => [.. Values(length).Select(value => (int)((value + 1.5f) / 3f * vocabulary) % vocabulary)];
}

namespace StaticNet.Onnx.Tests;

/// <summary>A batch of random samples for any network. What is beyond their lengths is NaN, or a token that there isn't.</summary>
internal sealed class RandomSamples
{
    private readonly NetworkArchitecture _architecture;
    private readonly float[][] _values;
    private readonly int[][] _tokens;

    public RandomSamples(NetworkArchitecture architecture, int count, int seed)
    {
        var random = new Random(seed);
        (_architecture, Count) = (architecture, count);
        Lengths = architecture.Steps is { } steps ? [.. Enumerable.Range(0, count).Select(sample => sample == 0 ? steps : random.Next(1, steps + 1))] : [];
        _values = [.. architecture.Inputs.Select(input => Draw(input, () => 4 * random.NextSingle() - 2, float.NaN))];
        _tokens = [.. architecture.Inputs.Select(input => Draw(input, () => random.Next(input.Vocabulary ?? 1), int.MaxValue))];
    }

    /// <summary>The samples.</summary>
    public int Count { get; }

    /// <summary>The steps of each; none where all have as many.</summary>
    public int[] Lengths { get; }

    /// <summary>The floats of an input.</summary>
    public float[] ValuesOf(int input) => _values[input];

    /// <summary>The integers of an input.</summary>
    public long[] TokensOf(int input) => Array.ConvertAll(_tokens[input], token => (long)token);

    /// <summary>What a network makes of them.</summary>
    public float[] Predict(INetwork network)
    {
        float[] outputs = new float[Count * _architecture.OutputLength];
        float[] inputs = [.. Of(ElementKind.Values).SelectMany(input => _values[input])];
        int[] tokens = [.. Of(ElementKind.Integers).SelectMany(input => _tokens[input])];
        network.Predict(new Batch(_architecture.SampleShape, Count, inputs, tokens) { Lengths = Lengths }, outputs);
        return outputs;
    }

    private IEnumerable<int> Of(ElementKind kind) => Enumerable.Range(0, _architecture.Inputs.Length).Where(input => _architecture.Inputs[input].Kind == kind);

    private T[] Draw<T>(InputInfo input, Func<T> next, T beyond)
    {
        T[] values = new T[Count * input.Length];
        int steps = input.Shape[0], features = input.Length / steps;
        for (int i = 0; i < values.Length; i++)
            values[i] = input.HasLengths && i / features % steps >= Lengths[i / input.Length] ? beyond : next();
        return values;
    }
}

namespace StaticNet.Published;

/// <summary>What streams make of a few steps.</summary>
internal static class StreamRun
{
    private const int Sequences = 3;
    private const int Steps = 20;

    /// <summary>The networks: name, and the bits of the outputs of the last step, which depend on all steps.</summary>
    public static IEnumerable<string> Run()
    {
        yield return Step(nameof(Tones), inputs: 3, outputs: 2, new Tones(seed: 1).OpenStream(Sequences).Step);
        yield return Step(nameof(Signal), inputs: 2, outputs: 1, new Signal(seed: 1).OpenStream(Sequences).Step);
    }

    private static string Step(string name, int inputs, int outputs, Computation step)
    {
        var random = new RandomStream(seed: 1, stream: 2);
        float[] seen = new float[Sequences * inputs], made = new float[Sequences * outputs];
        for (int i = 0; i < Steps; i++)
        {
            foreach (ref float value in seen.AsSpan())
                value = random.NextNormal();
            step(seen, made);
        }

        return $"{name} {string.Join(' ', made.Select(value => $"{BitConverter.SingleToUInt32Bits(value):x8}"))}";
    }

    private delegate void Computation(ReadOnlySpan<float> inputs, Span<float> outputs);
}

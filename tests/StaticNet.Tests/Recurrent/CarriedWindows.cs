namespace StaticNet.Tests.Recurrent;

/// <summary>Sequences side by side, and the windows that they are cut into.</summary>
internal static class CarriedWindows
{
    public const int Samples = 15, Steps = 4, Features = 3, Windows = 3, Outputs = 2;

    /// <summary>The sequences, <c>[samples, windows, steps, features]</c>.</summary>
    public static float[] Sequences { get; } = Draw(Samples * Windows * Steps * Features, 3);

    /// <summary>Those of any window, <c>[samples, steps, outputs]</c>.</summary>
    public static float[] Targets { get; } = Draw(Samples * Steps * Outputs, 4);

    /// <summary>A window of each sequence, <c>[samples, steps, features]</c>.</summary>
    public static float[] Of(int window)
    {
        const int Length = Steps * Features;
        float[] inputs = new float[Samples * Length];
        for (int sample = 0; sample < Samples; sample++)
            Sequences.AsSpan(((sample * Windows) + window) * Length, Length).CopyTo(inputs.AsSpan(sample * Length));
        return inputs;
    }

    /// <summary>Computes the gradients of a window; returns the outputs.</summary>
    public static float[] Train(CarriedLstm network, int window)
    {
        float[] outputs = new float[Samples * Steps * Outputs];
        network.ComputeGradients(Of(window), Targets);
        network.CopyTrainingOutputs(outputs);
        return outputs;
    }

    /// <summary>The outputs of a sample, or of a window.</summary>
    public static float[] OfSample(float[] outputs, int sample) => outputs[(sample * Steps * Outputs)..((sample + 1) * Steps * Outputs)];

    /// <summary>The states that the next windows begin with.</summary>
    public static float[] StatesOf(INetwork network) => network.Memory!.States.Span.ToArray();

    public static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}

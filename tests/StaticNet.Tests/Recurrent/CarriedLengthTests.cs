using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>Windows of which samples have fewer steps: the next one goes on from the last step that there is.</summary>
public sealed class CarriedLengthTests
{
    private const int Samples = 9, Steps = 4, Features = 3, Windows = 3, Outputs = 2, Room = Windows * Steps;

    [Fact]
    public void ComputeGradients_ShorterWindows_MakeTheBitsOfOnePassOverTheirSteps()
    {
        using var windowed = new CarriedShorter(seed: 2, batchCapacity: Samples);
        using var whole = new WholeShorter(seed: 1, batchCapacity: Samples);
        var (windows, lengths, sequences, _) = DrawWindows();
        float[] expected = new float[Samples * Room * Outputs], outputs = new float[Samples * Steps * Outputs], targets = new float[outputs.Length];
        whole.Parameters.CopyTo(windowed.Parameters);
        whole.Predict(sequences, expected);
        int[] done = new int[Samples];

        for (int window = 0; window < Windows; window++)
        {
            windowed.ComputeGradients(windows[window], lengths[window], targets);
            windowed.CopyTrainingOutputs(outputs);
            for (int sample = 0; sample < Samples; sample++)
            {
                int count = lengths[window][sample] * Outputs;
                Assert.Equal(Slice(expected, ((sample * Room) + done[sample]) * Outputs, count), Slice(outputs, sample * Steps * Outputs, count));
                done[sample] += lengths[window][sample];
            }
        }
    }

    [Fact]
    public void ComputeGradients_LastStatesOfShorterWindows_AreThoseOfOnePassOverTheirSteps()
    {
        using var windowed = new CarriedShorterLast(seed: 2, batchCapacity: Samples);
        using var whole = new WholeShorterLast(seed: 1, batchCapacity: Samples);
        var (windows, lengths, sequences, totals) = DrawWindows();
        float[] expected = new float[Samples * Outputs], outputs = new float[expected.Length], targets = new float[expected.Length];
        whole.Parameters.CopyTo(windowed.Parameters);
        whole.Predict(sequences, totals, expected);

        for (int window = 0; window < Windows; window++)
            windowed.ComputeGradients(windows[window], lengths[window], targets);
        windowed.CopyTrainingOutputs(outputs);

        Assert.Equal(expected, outputs);
    }

    // Windows with what is no number beyond their steps, and the steps that there are one after the other.
    private static (float[][] Windows, int[][] Lengths, float[] Sequences, int[] Totals) DrawWindows()
    {
        var random = new Random(5);
        int[][] lengths = [.. Enumerable.Range(0, Windows).Select(window => Enumerable.Range(0, Samples).Select(sample => 1 + ((sample + (2 * window)) % Steps)).ToArray())];
        float[][] windows = [.. lengths.Select(_ => Enumerable.Repeat(float.NaN, Samples * Steps * Features).ToArray())];
        float[] sequences = new float[Samples * Room * Features];
        int[] totals = new int[Samples];
        for (int window = 0; window < Windows; window++)
            for (int sample = 0; sample < Samples; sample++)
            {
                var steps = windows[window].AsSpan(sample * Steps * Features, lengths[window][sample] * Features);
                foreach (ref float value in steps)
                    value = (float)((2 * random.NextDouble()) - 1);
                steps.CopyTo(sequences.AsSpan(((sample * Room) + totals[sample]) * Features));
                totals[sample] += lengths[window][sample];
            }

        return (windows, lengths, sequences, totals);
    }

    private static float[] Slice(float[] values, int first, int count) => values[first..(first + count)];
}

using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>Evaluations on windows of values: shared by workers, with shorter sequences, with lengths.</summary>
public sealed class CarriedEvaluationShapeTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Evaluate_Workers_GiveTheBitsOfOne(int workers)
    {
        const int Rows = 37;
        var samples = new Dataset(CarriedWindows.Draw(5 * Rows * 12 * 16, 1), 12 * 16, [.. Enumerable.Range(0, 5 * Rows).Select(i => i * i % 4)]).WithSequences(Rows);
        using var one = new CarriedShared(seed: 1, batchCapacity: Rows);
        using var several = new CarriedShared(seed: 1, batchCapacity: Rows, workers: workers);

        Assert.Equal(new Trainer<CarriedShared>(one, new Adam()).Evaluate(samples), new Trainer<CarriedShared>(several, new Adam()).Evaluate(samples));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Evaluate_SequencesOfWhichTheLastAreShorter_GiveTheOutputsOfWholeSequences(int missing)
    {
        const int Length = CarriedWindows.Steps * CarriedWindows.Features;
        using var windowed = new CarriedLast(seed: 2, batchCapacity: CarriedWindows.Samples);
        using var whole = new WholeLast(seed: 1, batchCapacity: CarriedWindows.Samples);
        whole.Parameters.CopyTo(windowed.Parameters);
        float[] expected = new float[CarriedWindows.Samples * CarriedWindows.Outputs];
        whole.Predict(CarriedWindows.Sequences, expected);
        int count = (CarriedWindows.Windows * CarriedWindows.Samples) - missing;
        float[] inputs = [.. Enumerable.Range(0, CarriedWindows.Windows).SelectMany(CarriedWindows.Of)];
        var outputs = new RecordedOutputs();

        new Trainer<CarriedLast>(windowed, new Adam()).Evaluate(
            new Dataset(inputs[..(count * Length)], Length, new float[count * CarriedWindows.Outputs], CarriedWindows.Outputs).WithSequences(CarriedWindows.Samples), outputs);

        Assert.Equal(expected[..^(missing * CarriedWindows.Outputs)], outputs.Values[(2 * CarriedWindows.Samples * CarriedWindows.Outputs)..]);
    }

    [Fact]
    public void Evaluate_WindowsWithLengths_GoOnFromTheLastStepThatThereIs()
    {
        const int Steps = 4, Features = 3, Outputs = 2;
        int[][] lengths = [[3, 1], [2, 4], [4, 2]];
        using var windowed = new CarriedShorter(seed: 2, batchCapacity: 2);
        using var whole = new WholeShorter(seed: 1, batchCapacity: 2);
        whole.Parameters.CopyTo(windowed.Parameters);
        float[] inputs = CarriedWindows.Draw(6 * Steps * Features, 8), sequences = new float[2 * 12 * Features], expected = new float[2 * 12 * Outputs];
        int[] done = new int[2];
        for (int i = 0; i < 6; i++)
        {
            int length = lengths[i / 2][i % 2];
            inputs.AsSpan(i * Steps * Features, length * Features).CopyTo(sequences.AsSpan(((i % 2 * 12) + done[i % 2]) * Features));
            done[i % 2] += length;
        }

        whole.Predict(sequences, expected);
        var outputs = new RecordedOutputs();
        var samples = new Dataset(inputs, Steps * Features, new float[6 * Steps * Outputs], Steps * Outputs).WithSequences(2).WithLengths(lengths.SelectMany(of => of).ToArray());

        new Trainer<CarriedShorter>(windowed, new Adam()).Evaluate(samples, outputs);

        // Metrics get the steps that there are.
        var kept = new List<float>();
        done.AsSpan().Clear();
        for (int i = 0; i < 6; i++)
        {
            int length = lengths[i / 2][i % 2], from = ((i % 2 * 12) + done[i % 2]) * Outputs;
            kept.AddRange(expected[from..(from + (length * Outputs))]);
            done[i % 2] += length;
        }

        Assert.Equal(kept, outputs.Values);
    }
}

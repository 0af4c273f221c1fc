using Xunit;

namespace StaticNet.Tests.Lengths;

/// <summary>What networks whose samples have lengths refuse: everything names its argument, and nothing has changed.</summary>
public sealed class LengthEntryTests
{
    [Theory]
    [InlineData(0, "The length of sample 1 is 0; lengths must be in [1, 5].")]
    [InlineData(6, "The length of sample 1 is 6; lengths must be in [1, 5].")]
    [InlineData(-3, "The length of sample 1 is -3; lengths must be in [1, 5].")]
    [InlineData(int.MaxValue, "[1, 5]")]
    public void AnyPass_LengthOutOfRange_IsNamedWithItsLimits(int length, string words)
    {
        int[] lengths = [5, length, 1];
        AssertRefused(words, "lengths", network => network.Predict(new float[45], lengths, new float[60]));
        AssertRefused(words, "lengths", network => network.Evaluate(new float[45], lengths, new int[15], new float[60]));
        AssertRefused(words, "lengths", network => network.ComputeGradients(new float[45], lengths, new int[15]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void AnyPass_AnotherNumberOfLengths_IsRefused(int count)
    {
        int[] lengths = [.. Enumerable.Repeat(1, count)];
        string words = $"There are {count} lengths for 3 samples";
        AssertRefused(words, "lengths", network => network.Predict(new float[45], lengths, new float[60]));
        AssertRefused(words, "lengths", network => network.ComputeGradients(new float[45], lengths, new int[15]));
    }

    [Fact]
    public void AnyPass_ValueWithinALengthThatIsNotFinite_IsNamedWithSampleAndStep()
    {
        float[] inputs = new float[45];
        inputs[15 + 7] = float.NaN;
        AssertRefused("Value 1 of step 2 of 'inputs' of sample 1 is NaN", "inputs", network => network.Predict(inputs, [5, 3, 1], new float[60]));
        AssertRefused("Value 1 of step 2 of 'inputs' of sample 1 is NaN", "inputs", network => network.ComputeGradients(inputs, [5, 3, 1], new int[15]));

        using var other = new StepClassifier(1, batchCapacity: 3);
        other.Predict(inputs, [5, 2, 1], new float[60]);
    }

    [Fact]
    public void AnyPass_WrongSizes_AreRefused()
    {
        AssertRefused("44 elements", "inputs", network => network.Predict(new float[44], [5, 5, 5], new float[60]));
        AssertRefused("0 elements", "inputs", network => network.Predict([], [], []));
        AssertRefused("4 samples", "inputs", network => network.ComputeGradients(new float[60], [1, 1, 1, 1], new int[20]));
        AssertRefused("14 elements", "labels", network => network.ComputeGradients(new float[45], [5, 5, 5], new int[14]));
        AssertRefused("60", "outputs", network => network.Predict(new float[45], [5, 5, 5], new float[59]));
    }

    [Fact]
    public void PassWithALoss_LabelWithinALengthOutOfRange_IsNamedWithSampleAndStep()
    {
        int[] labels = new int[15];
        labels[7] = 4;
        AssertRefused("Label 2 of sample 1 is 4; labels must be in [0, 4).", "labels", network => network.ComputeGradients(new float[45], [1, 3, 5], labels));
        labels[7] = -1;
        AssertRefused("Label 2 of sample 1 is -1", "labels", network => network.Evaluate(new float[45], [1, 3, 5], labels, new float[60]));
    }

    [Fact]
    public void PassWithALoss_TargetOrTokenWithinALengthOutOfRange_IsRefused()
    {
        using var probabilities = new StepProbabilities(1, batchCapacity: 2);
        float[] targets = new float[12];
        (targets[3], targets[11]) = (1.5f, float.NaN);
        var exception = Assert.ThrowsAny<ArgumentException>(() => probabilities.ComputeGradients(new float[12], [2, 2], targets));
        Assert.Contains("Target 1 of step 1 of sample 0 is 1.5", exception.Message, StringComparison.Ordinal);
        Assert.True(probabilities.ComputeGradients(new float[12], [1, 2], targets).IsFinite);

        using var words = new StepTokens(1, batchCapacity: 2);
        int[] tokens = new int[12];
        (tokens[2], tokens[11]) = (9, -7);
        exception = Assert.ThrowsAny<ArgumentException>(() => words.Predict(tokens, [3, 5], new float[36]));
        Assert.Contains("Token 2 of 'tokens' of sample 0 is 9", exception.Message, StringComparison.Ordinal);
        words.Predict(tokens, [2, 5], new float[36]);
    }

    [Fact]
    public void Batch_LengthsWhereThereAreNone_AreRefused()
    {
        using var plain = new Networks.EntryLabels(1, 4);
        using var steps = new StepClassifier(1, batchCapacity: 3);

        var exception = Assert.Throws<ArgumentException>("batch", () => ((INetwork)plain).Predict(new Batch(new float[5]) { Lengths = [1] }, new float[3]));
        Assert.Contains("Lengths = true", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("lengths", () => ((INetwork)steps).Predict(new float[15], new float[20]));
        Assert.Throws<ArgumentException>("lengths", () => ((INetwork)steps).ComputeGradients(new Batch(new float[15], new int[5])));
    }

    private static void AssertRefused(string words, string name, Action<StepClassifier> call)
    {
        using var network = new StepClassifier(1, batchCapacity: 3);
        float[] inputs = [.. Enumerable.Range(0, 45).Select(i => MathF.Sin(i))], outputs = new float[60];
        network.ComputeGradients(inputs, [5, 2, 1], new int[15]);
        network.CopyTrainingOutputs(outputs);
        float[] parameters = network.Parameters.ToArray(), gradients = network.Gradients.ToArray(), copied = new float[60];
        var position = ((INetwork)network).TrainingPosition;

        var exception = Assert.ThrowsAny<ArgumentException>(() => call(network));

        Assert.Equal(name, exception.ParamName);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal(parameters, network.Parameters.ToArray());
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.Equal(position, ((INetwork)network).TrainingPosition);
        network.CopyTrainingOutputs(copied);
        Assert.Equal(outputs, copied);
    }
}

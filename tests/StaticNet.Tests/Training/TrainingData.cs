namespace StaticNet.Tests.Training;

/// <summary>Small datasets for the hand-written networks.</summary>
internal static class TrainingData
{
    /// <summary>Samples whose class is decided by a linear rule, so that <see cref="SoftmaxRegression"/> can learn it.</summary>
    public static Dataset Classes(int count, ulong seed = 1)
    {
        var random = new RandomStream(seed, 7);
        float[] inputs = new float[count * SoftmaxRegression.Inputs];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            var input = inputs.AsSpan(sample * SoftmaxRegression.Inputs, SoftmaxRegression.Inputs);
            foreach (ref float value in input)
                value = random.NextNormal();
            labels[sample] = (input[0] > 0 ? 1 : 0) + (input[1] > 0 ? 2 : 0);
        }

        return new Dataset(inputs, SoftmaxRegression.Inputs, labels);
    }

    /// <summary>Samples that carry their index as the first input.</summary>
    public static Dataset Numbered(int count)
    {
        float[] inputs = new float[count * SoftmaxRegression.Inputs];
        for (int sample = 0; sample < count; sample++)
            inputs[sample * SoftmaxRegression.Inputs] = sample;
        return new Dataset(inputs, SoftmaxRegression.Inputs, new int[count]);
    }

    /// <summary>Values of a linear function of the inputs.</summary>
    public static Dataset Line(int count)
    {
        var random = new RandomStream(1, 7);
        float[] inputs = new float[count * LinearRegression.Inputs];
        float[] targets = new float[count * LinearRegression.Outputs];
        for (int i = 0; i < inputs.Length; i += LinearRegression.Inputs)
        {
            inputs[i] = random.NextNormal();
            inputs[i + 1] = random.NextNormal();
            targets[i] = (2 * inputs[i]) - inputs[i + 1] + 0.5f;
            targets[i + 1] = 3 * inputs[i + 1];
        }

        return new Dataset(inputs, LinearRegression.Inputs, targets, LinearRegression.Outputs);
    }
}

using System.Collections.Immutable;

namespace StaticNet.Tests.Training;

/// <summary>One declaration in several layouts.</summary>
internal static class LaidOut
{
    public const int Inputs = 5;
    public const int Outputs = 19;

    /// <summary>The declaration in a layout.</summary>
    /// <param name="width">The outputs of a panel.</param>
    /// <param name="gap">The padding after each row.</param>
    /// <param name="alignment">What every offset is a multiple of.</param>
    /// <param name="biasFirst">Whether the bias lies before the weights.</param>
    public static NetworkArchitecture Describe(int width, int gap, int alignment, bool biasFirst)
    {
        int end = 0;
        ParameterInfo Place(string name, ParameterKind kind, ImmutableArray<int> shape)
        {
            int rows = shape.Length == 1 ? 1 : shape[1], row = width + gap, panels = (shape[0] + width - 1) / width;
            var layout = new ParameterLayout(end, RoundUp(panels * rows * row, 16), row, rows * row, width);
            end = RoundUp(end + layout.Length, alignment);
            return new ParameterInfo("Dense1", name, kind, shape, layout, Initializer.HeNormal, Inputs, Outputs);
        }

        var first = biasFirst ? Place("Bias", ParameterKind.Bias, [Outputs]) : Place("Weights", ParameterKind.Weights, [Outputs, Inputs]);
        var second = biasFirst ? Place("Weights", ParameterKind.Weights, [Outputs, Inputs]) : Place("Bias", ParameterKind.Bias, [Outputs]);
        int length = end;
        end = alignment - 16;
        return new NetworkArchitecture
        {
            Name = "LaidOut",
            InputShape = [Inputs],
            Layers = [new LayerSummary("Dense1", $"Dense({Outputs})", [Outputs], (Inputs + 1) * Outputs, 2L * Inputs * Outputs)],
            Parameters = [first, second],
            ParameterArrayLength = length,
            Statistics = [Place("RunningMean", ParameterKind.Statistic, [Inputs])],
            StatisticArrayLength = end,
            Loss = "MeanSquaredError",
            TargetKind = TargetKind.Values,
        };
    }

    /// <summary>A parameter by its name.</summary>
    public static ParameterInfo Find(NetworkArchitecture architecture, string name) => architecture.Parameters.Single(info => info.Name == name);

    /// <summary>The elements of an array that are of no parameter.</summary>
    public static float[] PaddingOf(ReadOnlySpan<float> flat, IEnumerable<ParameterInfo> parameters)
    {
        var places = new HashSet<int>();
        foreach (var info in parameters)
            for (int o = 0; o < info.Outputs; o++)
                for (int i = 0; i < info.Inputs; i++)
                    Xunit.Assert.True(places.Add(info.Layout.Offset + (o / info.Layout.PanelWidth * info.Layout.PanelStride) + (i * info.Layout.RowStride) + (o % info.Layout.PanelWidth)));
        var padding = new List<float>();
        for (int index = 0; index < flat.Length; index++)
            if (!places.Contains(index))
                padding.Add(flat[index]);
        return [.. padding];
    }

    /// <summary>Samples whose targets are a linear function of the inputs.</summary>
    public static Dataset Samples(int count)
    {
        var random = new RandomStream(5, 7);
        float[] inputs = new float[count * Inputs];
        float[] targets = new float[count * Outputs];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextNormal() + 1;
        for (int i = 0; i < targets.Length; i++)
            targets[i] = inputs[i / Outputs * Inputs] * (1 + (i % Outputs)) - inputs[(i / Outputs * Inputs) + 3];
        return new Dataset(inputs, Inputs, targets, Outputs);
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}

namespace StaticNet.Tests.Metrics;

/// <summary>What metrics need to know of networks, and figures over all batches of a set at once.</summary>
internal static class MetricNetworks
{
    public static NetworkArchitecture Classes(int classes, int? ignoreLabel = null) =>
        Create(classes, "SoftmaxCrossEntropy", TargetKind.Labels, ignoreLabel);

    public static NetworkArchitecture Logits(int outputs) => Create(outputs, "BinaryCrossEntropy(2)", TargetKind.Values, null);

    public static NetworkArchitecture Estimates(int outputs) => Create(outputs, "MeanSquaredError", TargetKind.Values, null);

    /// <summary>The figure of samples added in batches of three.</summary>
    public static double Measure(Metric metric, NetworkArchitecture architecture, float[] outputs, int[] labels)
    {
        metric.Begin(architecture, labels.Length);
        int length = architecture.OutputLength;
        for (int start = 0; start < labels.Length; start += 3)
        {
            int count = Math.Min(3, labels.Length - start);
            metric.Add(outputs.AsSpan(start * length, count * length), labels.AsSpan(start, count));
        }

        return metric.Value;
    }

    /// <summary>The figure of samples added in batches of three.</summary>
    public static double Measure(Metric metric, NetworkArchitecture architecture, float[] outputs, float[] targets)
    {
        int length = architecture.OutputLength;
        metric.Begin(architecture, targets.Length / length);
        for (int start = 0; start < targets.Length; start += 3 * length)
        {
            int count = Math.Min(3 * length, targets.Length - start);
            metric.Add(outputs.AsSpan(start, count), targets.AsSpan(start, count));
        }

        return metric.Value;
    }

    /// <summary>Adds a batch with labels.</summary>
    public static void AddBatch(Metric metric, float[] outputs, int[] labels) => metric.Add(outputs, labels);

    /// <summary>Adds a batch with values.</summary>
    public static void AddBatch(Metric metric, float[] outputs, float[] values) => metric.Add(outputs, values);

    /// <summary>Normal numbers rounded to multiples of a step, so that some are equal.</summary>
    public static float[] Normals(int count, ulong seed, float step = 0.25f)
    {
        var random = new RandomStream(seed, 0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = MathF.Round(random.NextNormal() / step) * step;
        return values;
    }

    /// <summary>Random labels.</summary>
    public static int[] Labels(int count, int classes, ulong seed)
    {
        var random = new RandomStream(seed, 1);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
            labels[i] = random.NextInt32(classes);
        return labels;
    }

    private static NetworkArchitecture Create(int outputs, string loss, TargetKind kind, int? ignoreLabel) => new()
    {
        Name = "Net",
        InputShape = [1],
        Layers = [new LayerSummary("Dense1", $"Dense({outputs})", [outputs], 0, 0)],
        Parameters = [],
        ParameterArrayLength = 0,
        Loss = loss,
        TargetKind = kind,
        IgnoreLabel = ignoreLabel,
    };
}

namespace StaticNet.Tests.Training;

/// <summary>The dense layer of the hand-written networks, in plain loops over the padded layout.</summary>
internal static class LinearLayer
{
    public static NetworkArchitecture Describe(string name, int inputs, int outputs, string loss, TargetKind targetKind)
    {
        const int Width = 16;
        int weights = inputs * Width;
        return new NetworkArchitecture
        {
            Name = name,
            InputShape = [inputs],
            Layers = [new LayerSummary("Dense1", $"Dense({outputs})", [outputs], (inputs + 1) * outputs, 2L * inputs * outputs)],
            Parameters =
            [
                new ParameterInfo("Dense1", "Weights", ParameterKind.Weights, [outputs, inputs], new ParameterLayout(0, weights, Width, weights), default, inputs, outputs),
                new ParameterInfo("Dense1", "Bias", ParameterKind.Bias, [outputs], new ParameterLayout(weights, Width, Width, Width), default, inputs, outputs),
            ],
            ParameterArrayLength = weights + Width,
            Loss = loss,
            TargetKind = targetKind,
        };
    }

    public static void Forward(NetworkArchitecture architecture, float[] parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var weights = architecture.Parameters[0].In(parameters);
        var bias = architecture.Parameters[1].In(parameters);
        for (int o = 0; o < outputs.Length; o++)
        {
            outputs[o] = bias[o];
            for (int i = 0; i < inputs.Length; i++)
                outputs[o] += weights[o, i] * inputs[i];
        }
    }

    public static void Backward(NetworkArchitecture architecture, float[] gradients, ReadOnlySpan<float> inputs, ReadOnlySpan<float> differences)
    {
        var weights = architecture.Parameters[0].In(gradients);
        var bias = architecture.Parameters[1].In(gradients);
        for (int o = 0; o < differences.Length; o++)
        {
            bias[o] += differences[o];
            for (int i = 0; i < inputs.Length; i++)
                weights[o, i] += differences[o] * inputs[i];
        }
    }

    public static float Norm(float[] gradients)
    {
        double sum = 0;
        foreach (float gradient in gradients)
            sum += (double)gradient * gradient;
        return (float)Math.Sqrt(sum);
    }
}

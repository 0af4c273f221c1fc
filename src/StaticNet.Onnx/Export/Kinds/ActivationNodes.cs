namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Activations: ONNX's own where opset 17 has them, else made of others.</summary>
internal static class ActivationNodes
{
    // From here on e^-x is lost beside x in a float.
    private const float NoJump = 18f;

    public static string Relu(LayerNodes layer) => layer.Add("Relu", layer.Input);

    public static string Relu6(LayerNodes layer) => layer.Add("Clip", layer.Input, layer.Graph.Value(0), layer.Graph.Value(6));

    public static string LeakyRelu(LayerNodes layer) => layer.Graph.Add("LeakyRelu", [layer.Input], Attributes.Of("alpha", layer.Number("Slope")));

    /// <summary>Slopes of an axis that isn't the last one need sizes of 1 behind them.</summary>
    public static string PRelu(LayerNodes layer)
    {
        var slope = layer.Parameter("Slope");
        int behind = layer.Layer.FindOption("Axis") is { } axis ? layer.InputShape.Length - 1 - (int)axis : 0;
        return layer.Add("PRelu", layer.Input, layer.Graph.Weight(slope, [slope.Info.Count, .. Enumerable.Repeat(1L, behind)]));
    }

    public static string Elu(LayerNodes layer) => layer.Graph.Add("Elu", [layer.Input], Attributes.Of("alpha", layer.Number("Alpha")));

    public static string Selu(LayerNodes layer) => layer.Add("Selu", layer.Input);

    /// <summary><c>x · (1 + erf(x / √2)) / 2</c>, or its approximation; opset 20 has it.</summary>
    public static string Gelu(LayerNodes layer)
    {
        string x = layer.Input;
        string bent = layer.Is("Approximate")
            ? layer.Add("Tanh", Times(layer, layer.Add("Add", x, Times(layer, layer.Add("Mul", layer.Add("Mul", x, x), x), 0.044715f)), MathF.Sqrt(2 / MathF.PI)))
            : layer.Add("Erf", Times(layer, x, MathF.Sqrt(0.5f)));
        return Times(layer, layer.Add("Mul", x, layer.Add("Add", bent, layer.Graph.Value(1))), 0.5f);
    }

    public static string Silu(LayerNodes layer) => layer.Add("Mul", layer.Input, layer.Add("Sigmoid", layer.Input));

    /// <summary><c>x · tanh(softplus(x))</c>; opset 18 has it.</summary>
    public static string Mish(LayerNodes layer) => layer.Add("Mul", layer.Input, layer.Add("Tanh", layer.Add("Softplus", layer.Input)));

    public static string Softplus(LayerNodes layer)
    {
        float beta = layer.Number("Beta"), threshold = layer.Number("Threshold");
        string scaled = beta == 1 ? layer.Input : Times(layer, layer.Input, beta);
        string value = layer.Add("Softplus", scaled);
        if (beta != 1)
            value = layer.Add("Div", value, layer.Graph.Value(beta));
        return threshold >= NoJump ? value : layer.Add("Where", layer.Add("Greater", scaled, layer.Graph.Value(threshold)), layer.Input, value);
    }

    public static string Softsign(LayerNodes layer) => layer.Add("Softsign", layer.Input);

    public static string Tanh(LayerNodes layer) => layer.Add("Tanh", layer.Input);

    public static string Sigmoid(LayerNodes layer) => layer.Add("Sigmoid", layer.Input);

    public static string HardSwish(LayerNodes layer) => layer.Add("HardSwish", layer.Input);

    public static string HardSigmoid(LayerNodes layer) => layer.Graph.Add("HardSigmoid", [layer.Input], Attributes.Of("alpha", 1f / 6f), Attributes.Of("beta", 0.5f));

    public static string Softmax(LayerNodes layer) => layer.Graph.Add("Softmax", [layer.Input], Attributes.Of("axis", -1));

    private static string Times(LayerNodes layer, string value, float factor) => layer.Add("Mul", value, layer.Graph.Value(factor));
}

using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Activations that exporters write as several steps.</summary>
internal static class ActivationIdioms
{
    /// <summary><c>x · sigmoid(x)</c>, <c>x · hardsigmoid(x)</c> and <c>x · tanh(softplus(x))</c>.</summary>
    public static Term? Gated(Term product)
    {
        if (product.Inputs.Length != 2)
            return null;
        for (int gate = 0; gate < 2; gate++)
        {
            var (function, value) = (product.Inputs[gate], product.Inputs[1 - gate]);
            string? kind = function.Kind switch
            {
                "Sigmoid" when function.Input == value => "Silu",
                "HardSigmoid" when function.Input == value => "HardSwish",
                "Tanh" when function.Input is { Kind: "Softplus" } softplus && softplus.Input == value && softplus.Option("Beta") == 1 => "Mish",
                _ => null,
            };
            if (kind is not null)
                return Of(product, kind, value);
        }

        return null;
    }

    /// <summary><c>x · (1 + erf(x / √2)) / 2</c> or its approximation by tanh, and <c>x · relu6(x + 3) / 6</c>: factors in whatever order.</summary>
    public static Term? Product(Term product)
    {
        var (values, number) = Pattern.Product(product);
        if (values.Length == 1)
            return Pattern.IsNear(number, 1.0 / 6) && values[0].Kind == "Relu6" && Pattern.Plus(values[0].Input, 3) is { } middle ? Of(product, "HardSigmoid", middle) : null;
        if (values.Length != 2)
            return null;
        foreach (var (value, function) in (ReadOnlySpan<(Term, Term)>)[(values[0], values[1]), (values[1], values[0])])
        {
            if (Pattern.IsNear(number, 1.0 / 6) && function.Kind == "Relu6" && Pattern.Plus(function.Input, 3) == value)
                return Of(product, "HardSwish", value);
            if (!Pattern.IsNear(number, 0.5) || Pattern.Plus(function, 1) is not { } bent)
                continue;
            if (bent.Kind == "Erf" && Pattern.Scaled(bent.Input) is var (inner, factor) && inner == value && Pattern.IsNear(factor, Math.Sqrt(0.5)))
                return Of(product, "Gelu", value);
            if (bent.Kind == "Tanh" && IsCubic(bent.Input, value))
                return Of(product, "Gelu", value).With("Approximate", 1);
        }

        return null;
    }

    /// <summary><c>log(1 + eˣ)</c>, and <c>log(softmax(x))</c>.</summary>
    public static Term? Logarithm(Term logarithm) =>
        logarithm.Input.Kind == "Softmax" ? Of(logarithm, "LogSoftmax", logarithm.Input.Input)
        : Pattern.Plus(logarithm.Input, 1) is { Kind: "Exp" } exponential ? Of(logarithm, "Softplus", exponential.Input).With("Beta", 1).With("Threshold", 20) : null;

    /// <summary><c>softplus(β · x) / β</c>.</summary>
    public static Term? Scaled(Term quotient)
    {
        var (values, number) = Pattern.Product(quotient);
        return values is [{ Kind: "Softplus" } softplus] && softplus.Option("Beta") == 1 && Pattern.Scaled(softplus.Input) is var (value, beta) && beta > 0 && Pattern.IsNear(beta * number, 1)
            ? softplus.With(inputs: [value]).With("Beta", (float)beta) : null;
    }

    /// <summary><c>x</c> itself where it is large, else its softplus.</summary>
    public static Term? Bounded(Term choice) =>
        choice.Inputs is [{ Kind: "Greater" } greater, var value, { Kind: "Softplus" } softplus] && softplus.Input == value && greater.Inputs[1].Constant?.Number is { } threshold
        && Pattern.Scaled(greater.Input) is var (scaled, beta) && scaled == value && Pattern.IsNear(beta, softplus.Option("Beta")!.Value)
            ? softplus.With("Threshold", threshold) : null;

    /// <summary><c>x / (1 + |x|)</c>.</summary>
    public static Term? Softsign(Term quotient) =>
        quotient.Inputs.Length == 2 && Pattern.Plus(quotient.Inputs[1], 1) is { Kind: "Abs" } size && size.Input == quotient.Input ? Of(quotient, "Softsign", quotient.Input) : null;

    /// <summary>The larger of x and 0.</summary>
    public static Term? Rectifier(Term larger) => Pattern.Number(larger) is (var value, 0) ? Of(larger, "Relu", value) : null;

    /// <summary>What a rectifier gives, at most 6.</summary>
    public static Term? Bounds(Term smaller) => Pattern.Number(smaller) is ({ Kind: "Relu" } relu, 6) ? Of(smaller, "Relu6", relu.Input) : null;

    // √(2/π) · (x + 0.044715 · x³)
    private static bool IsCubic(Term term, Term value)
    {
        if (Pattern.Scaled(term) is not ({ Kind: "Add" } sum, var factor) || !Pattern.IsNear(factor, Math.Sqrt(2 / Math.PI)) || !sum.Inputs.Contains(value))
            return false;
        var (values, number) = Pattern.Product(sum.Inputs[sum.Inputs[0] == value ? 1 : 0]);
        return Pattern.IsNear(number, 0.044715)
            && (values is [{ Kind: "Pow" } power] ? power.Input == value && power.Inputs[1].Constant?.Number == 3 : values.Length == 3 && values.All(other => other == value));
    }

    private static Term Of(Term last, string kind, Term input) => new(kind, last.Shape, input) { Node = last.Node };
}

using System.Globalization;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Reference;

/// <summary>The scalar implementation of a reference case's network.</summary>
internal static class ReferenceScalar
{
    /// <summary>Builds the network that a case describes and gives it the case's initial parameters.</summary>
    /// <param name="reference">The case.</param>
    public static ScalarNetwork Build(ReferenceCase reference)
    {
        string[] layers = reference.Layers.Split("; ");
        int inputs = int.Parse(layers[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var network = new ScalarNetwork([inputs], Array.ConvertAll(layers, ParseLayer), ParseLoss(reference.Loss));
        for (int p = 0; p < network.Parameters.Count; p++)
            Array.ConvertAll(reference.Parameters[p].Values, value => (double)value).CopyTo(network.Parameters[p].Values, 0);
        for (int s = 0; s < network.Statistics.Count; s++)
            Array.ConvertAll(reference.Statistics[s].Values, value => (double)value).CopyTo(network.Statistics[s].Values, 0);
        return network;
    }

    private static ScalarLayer ParseLayer(string text) => text.Split(' ') switch
    {
        ["dense", _, var units] => new ScalarDense(int.Parse(units, CultureInfo.InvariantCulture)),
        ["batchnorm", _] => new ScalarBatchNorm(),
        ["layernorm", _] => new ScalarLayerNorm(),
        ["relu"] => new ScalarRelu(),
        ["leakyrelu"] => new ScalarLeakyRelu(),
        ["tanh"] => new ScalarTanh(),
        ["sigmoid"] => new ScalarSigmoid(),
        ["elu"] => new ScalarElu(),
        ["gelu"] => new ScalarGelu(),
        ["hardsigmoid"] => new ScalarHardSigmoid(),
        ["hardswish"] => new ScalarHardSwish(),
        ["mish"] => new ScalarMish(),
        ["relu6"] => new ScalarRelu6(),
        ["selu"] => new ScalarSelu(),
        ["silu"] => new ScalarSilu(),
        ["softplus"] => new ScalarSoftplus(),
        ["softsign"] => new ScalarSoftsign(),
        _ => throw new NotSupportedException($"No scalar implementation of the layer '{text}'."),
    };

    private static ScalarLoss ParseLoss(string text) => text.Split(' ') switch
    {
        ["cross_entropy"] => new ScalarSoftmaxCrossEntropy(),
        ["cross_entropy", var smoothing] => new ScalarSoftmaxCrossEntropy(float.Parse(smoothing, CultureInfo.InvariantCulture)),
        ["mse"] => new ScalarMeanSquaredError(),
        _ => throw new NotSupportedException($"No scalar implementation of the loss '{text}'."),
    };
}

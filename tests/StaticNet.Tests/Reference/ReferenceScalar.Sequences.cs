using System.Globalization;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Reference;

/// <summary>Layers of sequences.</summary>
internal static partial class ReferenceScalar
{
    // dense_tied weights_of=0 bias=false
    private static ScalarTiedDense ParseTied(string text, IEnumerable<ScalarNode> layers)
    {
        var values = Options(text.Split(' ')[1..]);
        var owner = layers.ElementAt(Number(values, "weights_of", 0, 0)).Layer!;
        return new ScalarTiedDense(owner.Parameters[0].Shape[0], owner, values["weights_of"][0], HasBias(values));
    }

    // attention 8 heads=2 causal=true bias=false
    private static ScalarSelfAttention ParseAttention(Dictionary<string, string[]> values) =>
        new(Number(values, "heads", 0, 1), values.TryGetValue("causal", out string[]? causal) && causal[0] == "true", HasBias(values));

    // cross_attention 8 5 heads=2 bias=false: of 8 features, to another sequence of 5
    private static ScalarCrossAttention ParseCrossAttention(string[] words, int[] memory)
    {
        var values = Options(words[3..]);
        return new ScalarCrossAttention(Number(values, "heads", 0, 1), (memory[0], memory[1]), HasBias(values));
    }

    // lstm 4 5 layers=2 bidirectional=true output=all
    private static ScalarRecurrent ParseRecurrent(string[] words)
    {
        var values = Options(words[3..]);
        ScalarCell cell = words[0] switch
        {
            "rnn_tanh" => new ScalarRnnCell(),
            "rnn_relu" => new ScalarRnnCell(rectifies: true),
            "lstm" => new ScalarLstmCell(),
            _ => new ScalarGruCell(),
        };
        return new ScalarRecurrent(
            cell, int.Parse(words[2], CultureInfo.InvariantCulture), Number(values, "layers", 0, 1), values.ContainsKey("bidirectional"), values["output"][0] == "last");
    }
}

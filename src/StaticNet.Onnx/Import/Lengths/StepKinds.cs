using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Lengths;

/// <summary>Which layers make a step of each step of what they read, so that lengths stay.</summary>
internal static class StepKinds
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "Dense", "Relu", "Relu6", "LeakyRelu", "PRelu", "Elu", "Selu", "Gelu", "Silu", "Mish", "Softplus", "Softsign", "Tanh", "Sigmoid", "HardSwish", "HardSigmoid", "Softmax", "LogSoftmax",
        "LayerNorm", "RmsNorm", "UnitNorm", "Embedding", "PositionEmbedding", "PositionalEncoding", "Add", "Multiply", "Fill",
    };

    /// <summary>Whether a term is a recurrence.</summary>
    public static bool IsRecurrence(Term term) => term.Kind is "Rnn" or "Lstm" or "Gru";

    /// <summary>Whether a layer that knows nothing of lengths makes of the steps within them what one makes that does.</summary>
    /// <param name="term">The layer.</param>
    /// <param name="inputs">What it reads, some of which has lengths.</param>
    public static bool Keeps(Term term, IReadOnlyList<StepValue> inputs) =>
        Enumerable.Range(0, inputs.Count).Any(index => inputs[index].HasLengths && IsOfEachStep(term, index)) && (Plain.Contains(term.Kind) || term.Kind switch
        {
            "Concat" => term.Option("Axis") == 1,
            "SelfAttention" => term.Option("Causal") == 1,
            "CrossAttention" => true,
            "Rnn" or "Lstm" or "Gru" => term.Option("Bidirectional") == 0 && term.Option("Steps") != 1,
            _ => false,
        });

    /// <summary>Whether what a layer makes has the steps of something that it reads, and each of these depends on that one and others that a sample has.</summary>
    /// <param name="term">The layer.</param>
    /// <param name="input">The place of what it reads.</param>
    public static bool IsOfEachStep(Term term, int input) => Plain.Contains(term.Kind) || (term.Kind == "Concat" && term.Option("Axis") == 1)
        || (input == 0 && (term.Kind is "SelfAttention" or "CrossAttention" || (IsRecurrence(term) && term.Option("Steps") != 1)));
}

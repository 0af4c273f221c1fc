using StaticNet.Generators.Kinds.Probabilities;

namespace StaticNet.Generators.Model;

/// <summary>What makes probabilities of logits.</summary>
/// <param name="Method">The method of the runtime's <c>VectorMath</c>, for one sample.</param>
/// <param name="Summary">What the probabilities are.</param>
/// <param name="Result">What they fulfil.</param>
internal sealed record ProbabilityFunction(string Method, string Summary, string Result)
{
    public static readonly ProbabilityFunction Softmax =
        new("SoftmaxRow", "Computes the probability of each class: the softmax of the logits.", "each sample's sum is 1");

    public static readonly ProbabilityFunction Sigmoid =
        new("SigmoidRow", "Computes the probability of each output's being 1: the sigmoid of its logit.", "each in [0, 1]");
}

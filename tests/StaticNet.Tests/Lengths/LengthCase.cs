using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>
/// A network whose samples have lengths, and what it must compute: of each sample what a network without lengths computes of its steps alone, and of a batch
/// the mean over all steps that there are.
/// </summary>
/// <param name="Generated">The network.</param>
/// <param name="Layers">The layers of a network for sequences of one length, which it is told.</param>
/// <param name="Loss">The loss.</param>
internal sealed record LengthCase(GeneratedNetwork Generated, Func<int, ScalarLayer[]> Layers, Func<ScalarLoss> Loss)
{
    /// <summary>Whether samples are taken with what is beyond their lengths, as zeros.</summary>
    public bool TakesZeros { get; init; }

    /// <summary>What a label weighs in the mean.</summary>
    public Func<double, double> WeightOf { get; init; } = static _ => 1;

    /// <summary>The steps of the longest sample.</summary>
    public int Steps => Generated.Architecture.Steps!.Value;

    /// <summary>The values, or the token, of a step.</summary>
    public int Features => Generated.Architecture.InputLength / Steps;

    /// <summary>Whether each step has a target.</summary>
    public bool HasStepTargets => Generated.Architecture.Outputs[0].HasLengths;

    /// <summary>A network for sequences of one length.</summary>
    /// <param name="length">The length.</param>
    public ScalarNetwork CreateScalar(int length)
    {
        int? vocabulary = Generated.Architecture.Inputs[0].Vocabulary;
        int steps = TakesZeros ? Steps : length;
        return new ScalarNetwork(vocabulary is null ? [steps, Features] : [steps], Layers(length), Loss(), vocabulary);
    }
}

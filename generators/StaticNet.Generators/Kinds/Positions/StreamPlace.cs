using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>What kernels know of a sample's place in a stream: <c>lengths</c> has the steps of each sample, the one that is made included.</summary>
internal static class StreamPlace
{
    /// <summary>The argument, in a stream.</summary>
    /// <param name="isStep">Whether it is one.</param>
    public static IEnumerable<Operand> OperandsIf(bool isStep) => isStep ? [Operand.Lengths] : [];

    /// <summary>The kernel's parameter, in a stream.</summary>
    /// <param name="isStep">Whether it is one.</param>
    public static IEnumerable<string> ParametersIf(bool isStep) => isStep ? ["ref int lengths"] : [];

    /// <summary>The number of a sample's step, from 0, as source.</summary>
    /// <param name="sample">The sample, as source.</param>
    public static string StepOf(string sample) => $"(Unsafe.Add(ref lengths, {sample}) - 1)";
}

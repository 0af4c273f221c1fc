using StaticNet.Generators.Collections;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Members;

/// <summary>The members that implement the runtime's interface beside the network's own members, which implement the rest of it.</summary>
internal static class InterfaceMembers
{
    private const string Network = $"{Types.Runtime}INetwork";
    private const string Result = $"{Types.Runtime}GradientResult";

    private static readonly MemberParameter Batch = new($"{Types.Runtime}Batch", "batch") { IsReadOnlyReference = true };
    private static readonly MemberParameter Outputs = new($"{Types.Span}<float>", "outputs");
    private static readonly MemberParameter OutputGradients = new($"{Types.ReadOnlySpan}<float>", "outputs");

    /// <summary>Them.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        Property("Memory", $"{Types.Services}NetworkMemory", NetworkTraits.None),
        Property("Graph", $"{Types.Services}LayerGraph", NetworkTraits.None) with { IsStatic = true },
        Method("void", "Predict", NetworkTraits.None, Batch, Outputs),
        Method("float", "Evaluate", NetworkTraits.None, Batch, Outputs),
        Method(Result, "ComputeGradients", NetworkTraits.None, Batch),
        Method("void", "Forward", NetworkTraits.CallersLoss, Batch, Outputs),
        Method(Result, "Backward", NetworkTraits.CallersLoss | NetworkTraits.SeveralOutputs, OutputGradients, new("float", "loss")),
        Method("void", "CopyTrainingOutputs", NetworkTraits.SeveralOutputs, Outputs),
        Property("Architecture", $"{Types.Runtime}NetworkArchitecture", NetworkTraits.Mistake) with { IsStatic = true },
        Property("BatchCapacity", "int", NetworkTraits.Mistake),
        Property("Workers", "int", NetworkTraits.Mistake),
        Property("Parameters", $"{Types.Span}<float>", NetworkTraits.Mistake),
        Property("Gradients", $"{Types.Span}<float>", NetworkTraits.Mistake),
        Property("Statistics", $"{Types.Span}<float>", NetworkTraits.Mistake),
        Method("void", "Initialize", NetworkTraits.Mistake, new MemberParameter("ulong", "seed")),
        Method("void", "Dispose", NetworkTraits.Mistake) with { Interface = $"{Types.System}IDisposable" },
    ];

    private static Member Property(string name, string type, NetworkTraits needs) =>
        new(MemberKind.Property, name, type) { Interface = Network, Needs = needs };

    private static Member Method(string result, string name, NetworkTraits needs, params MemberParameter[] parameters) =>
        new(MemberKind.Method, name, result) { Interface = Network, Needs = needs, Parameters = new(parameters) };
}

using StaticNet.CompilerServices;

namespace StaticNet.Tests.Budgets;

/// <summary>A method that the JIT has compiled.</summary>
/// <param name="Name">The class, the method and the types of its arguments.</param>
/// <param name="Tier">How it was compiled: <c>FullOpts</c>, <c>Tier0</c>, <c>MinOpts</c> …</param>
internal sealed record JitMethod(string Name, string Tier)
{
    private const string Generated = "StaticNet.Generated.";
    private const string Update = "StaticNet.Optimizers.ElementUpdate:Run[StaticNet.";

    // The bodies of kernels. What picks one, and the passes, which are lists of calls, have no loop of their own, and may start unoptimized.
    private static readonly string[] Bodies = ["+Wide:", "+Portable:"];

    // The runtime's loops over parameters and inputs, which must be fast from the first step on.
    private static readonly string[] RuntimeLoops =
        [Update, "StaticNet.CompilerServices.PanelTranspose:", "StaticNet.Numerics.FiniteCheck:IndexOfNonFinite"];

    /// <summary>Whether it belongs to generated code.</summary>
    public bool IsGenerated => Name.StartsWith(Generated, StringComparison.Ordinal);

    /// <summary>Whether it is one of the generated loops.</summary>
    public bool IsKernel => IsGenerated && Bodies.Any(Name.Contains);

    /// <summary>Whether it is one of the runtime's loops over parameters and inputs.</summary>
    public bool IsRuntimeLoop => RuntimeLoops.Any(loop => Name.StartsWith(loop, StringComparison.Ordinal)) && !IsLaneChoice;

    /// <summary>Whether it was optimized completely at its first call.</summary>
    public bool IsOptimized => Tier is "FullOpts" or "Tier-0 switched to FullOpts";

    // The update's entry has a type argument for the update alone; the loop has one for the lanes too.
    private bool IsLaneChoice =>
        Name.StartsWith(Update, StringComparison.Ordinal) && !Name.Contains("Lanes](", StringComparison.Ordinal);
}

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>
/// A limit beyond which the JIT compiles a method without optimization, without a word (dotnet/runtime,
/// <c>src/coreclr/jit/compiler.h</c>, <c>DEFAULT_MIN_OPTS_*</c>).
/// </summary>
/// <param name="Name">What is limited.</param>
/// <param name="Maximum">The limit.</param>
/// <param name="Measure">The method's measure.</param>
internal sealed record JitLimit(string Name, int Maximum, Func<MethodSize, int> Measure)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<JitLimit> All { get; } =
    [
        new("bytes of IL", 60_000, method => method.Bytes),
        new("instructions", 20_000, method => method.Instructions),
        new("basic blocks", 2_000, method => method.BasicBlocks),
        new("locals", 2_000, method => method.Locals),
        new("local references", 8_000, method => method.LocalReferences),
    ];

    /// <summary>The part of the limit that a method uses: 1 at the limit.</summary>
    /// <param name="method">The method.</param>
    public double ShareOf(MethodSize method) => (double)Measure(method) / Maximum;
}

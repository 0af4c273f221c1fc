using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>A kernel that is compiled to memory and called by itself, whatever network would call it.</summary>
internal sealed class CompiledKernel : IDisposable
{
    private readonly AssemblyLoadContext _context = new("Kernel", isCollectible: true);
    private readonly Action<float[][], int> _run;

    /// <summary>Compiles a kernel whose parameters are buffers of float.</summary>
    /// <param name="kernel">The kernel.</param>
    public CompiledKernel(KernelPlan kernel)
    {
        string arguments = string.Concat(Enumerable.Range(0, kernel.Parameters.Count).Select(index => $"ref buffers[{index}][0], "));
        string call = $$"""
            namespace Microsoft.CodeAnalysis
            {
                internal sealed class EmbeddedAttribute : System.Attribute;
            }

            public static class Call
            {
                public static void Run(float[][] buffers, int rows) => {{KernelEmitter.Namespace}}.{{kernel.FullName}}.{{KernelEmitter.Run}}({{arguments}}rows);
            }
            """;
        using var image = new MemoryStream();
        var emitted = TestCompilation.Create(new GeneratorOptions(), KernelEmitter.Emit(kernel), call).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        _run = _context.LoadFromStream(image).GetType("Call", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Action<float[][], int>>();
    }

    /// <summary>Runs it.</summary>
    /// <param name="rows">The rows or samples, as the kernel counts.</param>
    /// <param name="buffers">Its buffers, in the order of its parameters.</param>
    public void Run(int rows, params float[][] buffers) => _run(buffers, rows);

    public void Dispose() => _context.Unload();
}

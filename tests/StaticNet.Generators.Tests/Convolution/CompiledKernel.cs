using System.Runtime.Loader;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Generation;
using StaticNet.Generators.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>A kernel compiled to memory, each body to be called as it is: 512-bit vectors also run, slowly, where the machine has none.</summary>
internal sealed class CompiledKernel : IDisposable
{
    private const string Driver = "Driver";

    private readonly AssemblyLoadContext _context = new("Kernel", isCollectible: true);
    private readonly Dictionary<LaneType, KernelBody> _bodies = [];
    private readonly Dictionary<LaneType, KernelShare> _shares = [];

    /// <summary>Compiles a kernel; fails if the compiler has anything to say.</summary>
    /// <param name="kernel">The kernel.</param>
    public CompiledKernel(KernelPlan kernel)
    {
        Source = KernelEmitter.Emit(kernel);
        var compilation = TestCompilation.Create(
            new GeneratorOptions(),
            Source.Replace("private static class", "public static class", StringComparison.Ordinal),
            "namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : System.Attribute; }",
            DriverOf(kernel));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;
        var driver = _context.LoadFromStream(image).GetType(Driver, throwOnError: true)!;
        foreach (var lanes in LaneType.All)
        {
            _bodies[lanes] = driver.GetMethod(lanes.ClassName)!.CreateDelegate<KernelBody>();
            if (kernel.Sharing == Sharing.Columns)
                _shares[lanes] = driver.GetMethod(lanes.ClassName + "Share")!.CreateDelegate<KernelShare>();
        }
    }

    /// <summary>The kernel's file.</summary>
    public string Source { get; }

    /// <summary>Runs the whole of it.</summary>
    /// <param name="lanes">The body.</param>
    /// <param name="buffers">Its buffers in the order of its parameters.</param>
    /// <param name="rows">The samples.</param>
    public void Run(LaneType lanes, IReadOnlyList<GuardedBuffer> buffers, int rows) => _bodies[lanes]([.. buffers.Select(buffer => buffer.Memory)], rows);

    /// <summary>Runs what workers share, one after the other.</summary>
    /// <param name="lanes">The body.</param>
    /// <param name="buffers">Its buffers in the order of its parameters.</param>
    /// <param name="rows">The samples.</param>
    /// <param name="workers">The workers.</param>
    public void RunShares(LaneType lanes, IReadOnlyList<GuardedBuffer> buffers, int rows, int workers)
    {
        for (int worker = 0; worker < workers; worker++)
            _shares[lanes]([.. buffers.Select(buffer => buffer.Memory)], rows, worker, workers);
    }

    public void Dispose() => _context.Unload();

    private static string DriverOf(KernelPlan kernel)
    {
        string arguments = string.Join(", ", kernel.Parameters.Select((parameter, index) =>
            parameter.StartsWith("ref float ", StringComparison.Ordinal) ? $"ref buffers[{index}][{GuardedBuffer.Guard}]" : throw new NotSupportedException(parameter)));
        var bodies = LaneType.All.Select(lanes => $$"""
                public static void {{lanes.ClassName}}(float[][] buffers, int rows) =>
                    {{KernelEmitter.Namespace}}.{{kernel.FullName}}.{{lanes.ClassName}}.{{KernelEmitter.Run}}({{arguments}}, rows);
            """ + (kernel.Sharing != Sharing.Columns ? "" : $$"""

                public static void {{lanes.ClassName}}Share(float[][] buffers, int rows, int worker, int workers) =>
                    {{KernelEmitter.Namespace}}.{{kernel.FullName}}.{{lanes.ClassName}}.{{KernelEmitter.RunShare}}({{arguments}}, rows, worker, workers);
            """));
        return $$"""
            internal static class {{Driver}}
            {
            {{string.Join("\n", bodies)}}
            }
            """;
    }

    private delegate void KernelBody(float[][] buffers, int rows);

    private delegate void KernelShare(float[][] buffers, int rows, int worker, int workers);
}

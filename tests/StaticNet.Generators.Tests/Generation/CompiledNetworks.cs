using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>The networks of a run, compiled to memory and loaded; unloaded with this object.</summary>
internal sealed class CompiledNetworks : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Assembly _assembly;

    /// <summary>
    /// Compiles and loads a run's output; fails if it doesn't compile. That is half the work of asking for the run's
    /// diagnostics first, for a compiler binds every method once for each.
    /// </summary>
    /// <param name="run">The run.</param>
    public CompiledNetworks(GeneratorRun run)
        : this(Silent(run))
    {
    }

    /// <summary>Compiles and loads a run's output, changed; fails if it doesn't compile.</summary>
    /// <param name="compilation">The output.</param>
    public CompiledNetworks(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        image.Position = 0;

        // The runtime itself comes from the default context, so that INetwork is the tests' own.
        _context = new AssemblyLoadContext("Networks", isCollectible: true);
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>A network's type.</summary>
    /// <param name="name">The class with its namespace.</param>
    public GeneratedNetwork this[string name]
    {
        get
        {
            var type = Type(name);
            var architecture = (NetworkArchitecture)type.GetProperty(nameof(INetwork.Architecture))!.GetValue(null)!;
            return new GeneratedNetwork((seed, capacity) => (INetwork)Activator.CreateInstance(type, seed, capacity, 1)!, architecture);
        }
    }

    /// <summary>A class as reflection sees it.</summary>
    /// <param name="name">Its name for reflection, <c>App.Outer`1+Net</c>.</param>
    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    private static Compilation Silent(GeneratorRun run)
    {
        run.AssertSilent();
        return run.Output;
    }

    public void Dispose() => _context.Unload();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StaticNet.Training;

/// <summary>Says that networks are compiled without optimization, as in a Debug build: nothing looks wrong then, and all is many times slower.</summary>
internal static class UnoptimizedNotice
{
    private static readonly ConcurrentDictionary<Assembly, bool> Told = new();

    /// <summary>Writes a line to the error output, once, if an assembly isn't optimized.</summary>
    /// <param name="assembly">The one with the network.</param>
    public static void Give(Assembly assembly)
    {
        // Of a native program the build has said it; what reads attributes would be a tenth of the program.
        if (RuntimeFeature.IsDynamicCodeSupported)
            Give(assembly, Console.Error);
    }

    /// <summary>Writes a line, once, if an assembly isn't optimized.</summary>
    /// <param name="assembly">The one with the network.</param>
    /// <param name="writer">Receives the line.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2045", Justification = "Where a publish for browsers takes the attribute away, nothing is told.")]
    public static void Give(Assembly assembly, TextWriter writer)
    {
        if (assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true } || !Told.TryAdd(assembly, true))
            return;
        writer.WriteLine(
            $"StaticNet: {assembly.GetName().Name} is a Debug build, whose networks are many times slower. Run it by -c Release, or set "
            + "<StaticNetOptimizeDebug>true</StaticNetOptimizeDebug> in its project.");
    }
}

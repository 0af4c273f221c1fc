using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>
/// What emitted code and this library have agreed on. A network that an older or newer generator compiled says so when it is created, rather than fail at a member that
/// isn't there, or compute with one that means something else. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkContract
{
    /// <summary>The version of everything in this namespace; it changes whenever code that was emitted before could no longer be run.</summary>
    public const int Version = 1;

    /// <summary>Demands a network of this version.</summary>
    /// <param name="version">The version that its generator emits for.</param>
    /// <param name="architecture">The network's.</param>
    /// <exception cref="InvalidOperationException">It is another.</exception>
    public static void Demand(int version, NetworkArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (version != Version)
            throw new InvalidOperationException(
                $"{architecture.Name} was compiled for version {version} of the contract between emitted code and the library; this library has version {Version}. "
                + "Build the project that declares it with the package that the program runs with.");
    }
}

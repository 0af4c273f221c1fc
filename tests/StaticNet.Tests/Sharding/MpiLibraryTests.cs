using StaticNet.Mpi;
using Xunit;

namespace StaticNet.Tests.Sharding;

/// <summary>The system's MPI, where it isn't there. What it does is for programs that <c>mpirun</c> starts.</summary>
public sealed class MpiLibraryTests
{
    [Fact]
    public void Load_NoLibrary_SaysWhichAndWhatToDo()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-mpi-here.so");

        Assert.Equal($"The MPI library {path} can't be loaded.", Assert.Throws<MpiException>(() => MpiLibrary.Load(path, MpiLauncher.None)).Message);
    }

    [Fact]
    public void Load_AnotherLibrary_SaysThatItIsNoMpi()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes a library that every Linux has.");

        Assert.Equal("libc.so.6 isn't an MPI library: it has no MPI_Init_thread.", Assert.Throws<MpiException>(() => MpiLibrary.Load("libc.so.6", MpiLauncher.None)).Message);
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>No snapshot outlives its test.</summary>
public sealed class SnapshotFilesTests
{
    [Fact]
    public void VerifiedFiles_InTheProject_BelongToATest()
    {
        var tests = Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)))
                .Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        var orphans = Directory.EnumerateFiles(ProjectFolder(), "*.verified.cs", SearchOption.AllDirectories)
            .Where(path => !tests.Contains(Path.GetFileName(path).Split('#')[0]));

        Assert.Empty(orphans);
    }

    private static string ProjectFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}

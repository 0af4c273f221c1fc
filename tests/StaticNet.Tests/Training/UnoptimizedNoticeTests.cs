using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>That who trains in a Debug build is told.</summary>
public sealed class UnoptimizedNoticeTests
{
    [Fact]
    public void Give_Unoptimized_WritesOneLineOnce()
    {
        var assembly = Define("Mine", DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations);
        using var first = new StringWriter();
        using var second = new StringWriter();

        UnoptimizedNotice.Give(assembly, first);
        UnoptimizedNotice.Give(assembly, second);

        Assert.StartsWith("StaticNet: Mine is a Debug build", Assert.Single(first.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(second.ToString());
    }

    [Theory]
    [InlineData(DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints)]
    [InlineData(null)]
    public void Give_Optimized_WritesNothing(DebuggableAttribute.DebuggingModes? modes)
    {
        using var writer = new StringWriter();

        UnoptimizedNotice.Give(Define("Fast", modes), writer);

        Assert.Empty(writer.ToString());
    }

    private static AssemblyBuilder Define(string name, DebuggableAttribute.DebuggingModes? modes)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        if (modes is { } given)
            assembly.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(DebuggableAttribute).GetConstructor([typeof(DebuggableAttribute.DebuggingModes)])!, [given]));
        return assembly;
    }
}

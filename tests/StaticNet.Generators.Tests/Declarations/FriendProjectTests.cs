using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>Projects that see another's internals, as tests do, and have networks of the same layers.</summary>
public sealed class FriendProjectTests
{
    private const string Network = """
        using StaticNet;

        [Network(4)]
        [Dense(3), Relu]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public partial class Net;
        """;

    [Fact]
    public void Network_InAFriendOfAProjectWithTheSameKernels_CompilesWithoutAWarning()
    {
        var program = GeneratorRun.OfValid("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]", Network).Output;
        var tests = TestCompilation.Create(new GeneratorOptions(), Network.Replace("class Net", "class Other", StringComparison.Ordinal))
            .WithAssemblyName("Tests")
            .AddReferences(Image(program));

        GeneratorRun.CreateDriver(new GeneratorOptions()).RunGeneratorsAndUpdateCompilation(
            tests, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

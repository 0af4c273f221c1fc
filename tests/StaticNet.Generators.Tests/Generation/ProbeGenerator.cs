using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>A generator to test the tests with: its model is what the given function makes of each class.</summary>
/// <param name="model">The model of a class.</param>
internal sealed class ProbeGenerator(Func<GeneratorSyntaxContext, object> model) : IIncrementalGenerator
{
    public const string ModelStep = "Model";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .CreateSyntaxProvider((node, _) => node is ClassDeclarationSyntax, (syntax, _) => model(syntax))
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(models, (output, value) => output.AddSource($"{value.GetHashCode():X}.g.cs", $"// {value}\n"));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>That caching and purity checks see what they are to see, on a generator made for it.</summary>
public sealed class IncrementalRunTests
{
    private const string Source = "class A { }";

    [Fact]
    public void AssertNothingChanged_UnrelatedEdit_PassesForEqualModels()
    {
        var run = new IncrementalRun(OfName(), Source, "// nothing");
        run.AssertReasons(ProbeGenerator.ModelStep, IncrementalStepRunReason.New);

        run.Edit(1, "nothing", "something");

        run.AssertNothingChanged();
    }

    [Fact]
    public void AssertNothingChanged_ModelWithSyntax_Fails()
    {
        var run = new IncrementalRun(Of(syntax => new Holder(syntax.SemanticModel.GetDeclaredSymbol(syntax.Node))), Source, "// nothing");

        run.Edit(1, "nothing", "something");

        Assert.ThrowsAny<Exception>(run.AssertNothingChanged);
        Assert.ThrowsAny<Exception>(run.AssertNoOutputEmitted);
    }

    [Fact]
    public void Edit_OfTheClass_IsModified()
    {
        var run = new IncrementalRun(OfName(), Source);

        run.Edit(0, "A", "B");

        run.AssertReasons(ProbeGenerator.ModelStep, IncrementalStepRunReason.Modified);
        Assert.ThrowsAny<Exception>(run.AssertNoOutputEmitted);
    }

    [Fact]
    public void Add_AnotherClass_KeepsTheFirst()
    {
        var run = new IncrementalRun(OfName(), Source);

        run.Add("class B { }");

        run.AssertReasons(ProbeGenerator.ModelStep, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.New);
    }

    [Fact]
    public void Inspect_SymbolInsideCollection_IsFound()
    {
        var run = new IncrementalRun(Of(syntax => new[] { new Holder(syntax.SemanticModel.GetDeclaredSymbol(syntax.Node)) }), Source);

        Assert.ThrowsAny<Exception>(() => ModelPurity.AssertPure(run.Result));
    }

    [Fact]
    public void Inspect_NullFieldOfForbiddenType_IsFound() =>
        Assert.Equal(["step.Symbol can hold a ISymbol"], ModelPurity.Inspect("step", new Holder(null)));

    [Fact]
    public void Inspect_EmptyCollectionOfForbiddenType_IsFound() =>
        Assert.Single(ModelPurity.Inspect("step", (1, System.Collections.Immutable.ImmutableArray<SyntaxNode>.Empty)));

    [Fact]
    public void Inspect_PlainRecords_IsClean()
    {
        var run = new IncrementalRun(OfName(), Source);

        ModelPurity.AssertPure(run.Result);
        ModelPurity.AssertEqualOutputs(run.Result, new IncrementalRun(OfName(), Source).Result);
    }

    [Fact]
    public void AssertEqualOutputs_ModelComparedByReference_Fails()
    {
        var options = Of(_ => new object());

        Assert.ThrowsAny<Exception>(() => ModelPurity.AssertEqualOutputs(
            new IncrementalRun(options, Source).Result, new IncrementalRun(options, Source).Result));
    }

    private static GeneratorOptions OfName() => Of(syntax => new Named(((ClassDeclarationSyntax)syntax.Node).Identifier.Text));

    private static GeneratorOptions Of(Func<GeneratorSyntaxContext, object> model) =>
        new() { CreateGenerator = () => new ProbeGenerator(model) };

    private sealed record Named(string Name);

    private sealed record Holder(ISymbol? Symbol);
}

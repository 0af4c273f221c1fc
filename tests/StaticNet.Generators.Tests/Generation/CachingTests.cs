using Microsoft.CodeAnalysis;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>What the generator does again after an edit: as little as the edit asks for.</summary>
public sealed class CachingTests
{
    private const string Network = """
        using StaticNet;

        namespace App;

        // A comment.
        [Network(4)]
        [Dense(3), Relu]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public partial class First;
        """;

    private const string Other = """
        namespace App;

        public static class Other
        {
            public static int Value => 1;
        }
        """;

    [Fact]
    public void Generator_EditOfAnotherFile_RepeatsNothing()
    {
        var run = Start();

        run.Edit(1, "=> 1", "=> 2");

        run.AssertNothingChanged();
    }

    [Fact]
    public void Generator_EditBesideANetworkThatStreams_RepeatsNothing()
    {
        var run = Start();
        run.Add("[StaticNet.Network(4, 3), StaticNet.Lstm(5), StaticNet.Dense(2), StaticNet.MeanSquaredError] public partial class Sampled;");
        Assert.Contains(Kernels(run), name => name.Contains("Lstm5x1Step", StringComparison.Ordinal));

        run.Edit(1, "=> 1", "=> 2");

        run.AssertNothingChanged();
        ModelPurity.AssertPure(run.Result);
    }

    [Fact]
    public void Generator_NewFile_RepeatsNothing()
    {
        var run = Start();

        run.Add("namespace App { public class Added; }");

        run.AssertNothingChanged();
    }

    [Fact]
    public void Generator_CommentAboveTheNetwork_RepeatsNothing()
    {
        var run = Start();

        // Moves every line of the declaration, too.
        run.Edit(0, "// A comment.", "// Another\n// comment.");

        run.AssertNothingChanged();
    }

    [Fact]
    public void Generator_EditOfTheNetwork_EmitsAnew()
    {
        var run = Start();

        run.Edit(0, "Dense(3)", "Dense(5)");

        Assert.Contains(IncrementalStepRunReason.Modified, run.OutputReasons());
    }

    [Fact]
    public void Generator_EditOfALayer_EmitsItsKernelsAlone()
    {
        var run = Start();
        var before = Kernels(run);

        // One kernel goes, others come in its place: that moves none of the rest.
        run.Edit(0, "Dense(3), Relu", "Dense(3), Tanh");

        var kept = before.Intersect(Kernels(run)).ToList();
        int same = run.Reasons(NetworkGenerator.Stages.Kernels).Count(IsOld);
        Assert.InRange(kept.Count, 4, before.Count - 1);
        Assert.InRange(same, NetworkGenerator.KernelGroups - (before.Count + Kernels(run).Count - (2 * kept.Count)), NetworkGenerator.KernelGroups - 1);
    }

    [Fact]
    public void Generator_SecondNetworkOfTheSameLayers_EmitsNoKernel()
    {
        var run = Start();
        var kernels = Kernels(run);

        run.Add(Network.Replace("First", "Second", StringComparison.Ordinal));

        Assert.NotEmpty(kernels);
        Assert.Equal(kernels, Kernels(run));
        Assert.All(run.Reasons(NetworkGenerator.Stages.Kernels), AssertOld);
    }

    [Fact]
    public void Generator_EditThatChangesNoKernel_EmitsNone()
    {
        var run = Start();

        run.Edit(0, "Dense(2)", "Dense(2, Name = \"Head\")");

        Assert.All(run.Reasons(NetworkGenerator.Stages.Kernels), AssertOld);
        Assert.Contains(IncrementalStepRunReason.Modified, run.OutputReasons());
    }

    [Fact]
    public void Generator_SecondNetwork_KeepsTheFirst()
    {
        var run = Start();
        int outputs = run.OutputReasons().Length;

        run.Add(Network.Replace("First", "Second", StringComparison.Ordinal));

        Assert.Equal(outputs, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Contains(IncrementalStepRunReason.New, run.OutputReasons());
    }

    [Fact]
    public void Generator_EveryStep_HasANameAndHoldsNoPartOfTheCompilation()
    {
        var run = Start();

        Assert.NotEmpty(run.StepNames);
        ModelPurity.AssertPure(run.Result);
    }

    [Fact]
    public void Generator_SameTextTwice_GivesEqualModels() => ModelPurity.AssertEqualOutputs(Start().Result, Start().Result);

    private static List<string> Kernels(IncrementalRun run) =>
        [.. run.Result.GeneratedSources.Select(source => source.HintName).Where(name => name.StartsWith("StaticNet.Generated.Kernels.", StringComparison.Ordinal))];

    private static bool IsOld(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void AssertOld(IncrementalStepRunReason reason) => Assert.True(IsOld(reason), $"A step is {reason}.");

    private static IncrementalRun Start() => new(new GeneratorOptions(), Network, Other);
}

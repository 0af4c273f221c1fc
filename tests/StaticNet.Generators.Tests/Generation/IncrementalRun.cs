using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>A generator that runs again after each edit, as in an IDE, and what each run took from the one before.</summary>
internal sealed class IncrementalRun
{
    private readonly GeneratorOptions _options;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    /// <summary>Runs the generator for the first time.</summary>
    /// <param name="options">Language and compiler options.</param>
    /// <param name="sources">Source files.</param>
    public IncrementalRun(GeneratorOptions options, params ReadOnlySpan<string> sources)
    {
        _options = options;
        _compilation = TestCompilation.Create(options, sources);
        _driver = GeneratorRun.CreateDriver(options);
        Result = Run();
    }

    /// <summary>Roslyn's result of the last run.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>The steps that the generator named.</summary>
    public IEnumerable<string> StepNames => Generation.StepNames.OfGenerator(Result);

    /// <summary>Replaces text in a source file and runs the generator again.</summary>
    /// <param name="file">The index of the file.</param>
    /// <param name="from">The text to replace; it must occur.</param>
    /// <param name="to">What to put in its place.</param>
    public void Edit(int file, string from, string to)
    {
        var tree = _compilation.SyntaxTrees[file];
        string text = tree.GetText().ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(
            text.Replace(from, to, StringComparison.Ordinal), System.Text.Encoding.UTF8));
        _compilation = _compilation.ReplaceSyntaxTree(tree, edited);
        Result = Run();
    }

    /// <summary>Adds a source file and runs the generator again.</summary>
    /// <param name="source">The file.</param>
    public void Add(string source)
    {
        _compilation = _compilation.AddSyntaxTrees(TestCompilation.Parse(_options, source, $"Source{_compilation.SyntaxTrees.Length}.cs"));
        Result = Run();
    }

    /// <summary>Why each output of a step is what it is in the last run.</summary>
    /// <param name="step">The tracking name.</param>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step)
    {
        Assert.True(Result.TrackedSteps.ContainsKey(step), $"No step {step}; there are {string.Join(", ", StepNames)}.");
        return [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];
    }

    /// <summary>Fails unless the outputs of a step have these reasons, in any order.</summary>
    /// <param name="step">The tracking name.</param>
    /// <param name="expected">A reason for each output.</param>
    public void AssertReasons(string step, params IncrementalStepRunReason[] expected) => Assert.Equal(expected.Order(), Reasons(step).Order());

    /// <summary>Fails if any step of the generator computed something new, or if any output was written again.</summary>
    public void AssertNothingChanged()
    {
        foreach (string step in StepNames)
            Assert.All(Reasons(step), reason => Assert.True(IsOld(reason), $"Step {step} is {reason}."));
        AssertNoOutputEmitted();
    }

    /// <summary>Fails if any output was written again.</summary>
    public void AssertNoOutputEmitted()
    {
        foreach (var (step, runs) in Result.TrackedOutputSteps)
            Assert.All(runs.SelectMany(run => run.Outputs), output => Assert.True(
                output.Reason == IncrementalStepRunReason.Cached, $"Output {step} is {output.Reason}."));
    }

    /// <summary>The reasons of the outputs that were written, one a source output.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static bool IsOld(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private GeneratorRunResult Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        var result = _driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }
}

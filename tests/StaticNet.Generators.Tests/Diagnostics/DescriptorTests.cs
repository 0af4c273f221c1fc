using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>Every rule is documented, and its documentation true.</summary>
public sealed class DescriptorTests
{
    /// <summary>The IDs of the rules.</summary>
    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void Descriptors_Ids_AreThoseOfTheRulesInOrder()
    {
        var rules = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(rules, Descriptors.All.Select(rule => rule.Id));
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"SNET{i:D4}")), rules);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_AnyRule_IsDocumented(string id)
    {
        var rule = Descriptors.ById(id);
        string severity = rule.DefaultSeverity.ToString();

        Assert.Contains("DIAGNOSTICS.md", rule.Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(rule.HelpLinkUri);
        Assert.StartsWith($"{id}\n\n**{rule.Title}.** ", DiagnosticsPage.Sections[id], StringComparison.Ordinal);
        Assert.Contains($"| [{id}](#{id.ToLowerInvariant()}) | {severity.ToLowerInvariant()} | {rule.Title} |", DiagnosticsPage.Text, StringComparison.Ordinal);
        Assert.Contains($"\n{id} | {rule.Category} | {severity} | {rule.Title}\n", Releases(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Error_CantBeSuppressed(string id)
    {
        var rule = Descriptors.ById(id);

        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ExampleOfAnyRule_BreaksThatRuleAlone(string id)
    {
        var run = AnalyzerRun.Of(DiagnosticsPage.CodeOf(DiagnosticsPage.Sections[id])[0]);

        Assert.Equal([id], run.Ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_FixedExampleOfAnyRule_IsClean(string id)
    {
        string[] code = DiagnosticsPage.CodeOf(DiagnosticsPage.Sections[id]);

        Assert.Equal(2, code.Length);
        AnalyzerRun.Of(code[1]).AssertClean();
    }

    [Fact]
    public void Page_Sections_AreTheRules() => Assert.Equal(Descriptors.All.Select(rule => rule.Id), DiagnosticsPage.Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Error_DisabledByPragma_IsReportedAllTheSame()
    {
        var run = AnalyzerRun.Of("#pragma warning disable SNET0004\n[StaticNet.Network(4), StaticNet.Dense(3)] partial class Net;");

        Assert.False(Assert.Single(run.Diagnostics).IsSuppressed);
    }

    private static string Releases() =>
        DiagnosticsPage.Read("StaticNet.Generators/Diagnostics/AnalyzerReleases.Shipped.md")
        + DiagnosticsPage.Read("StaticNet.Generators/Diagnostics/AnalyzerReleases.Unshipped.md");
}

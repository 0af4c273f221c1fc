using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.CodeFixes;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Tests.Diagnostics;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>Editors find the fixes, the page names them, and the compiler loads nothing of theirs.</summary>
public sealed partial class FixProviderTests
{
    private static readonly CodeFixProvider[] Fixes =
        [.. typeof(FlattenFix).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    [Fact]
    public void Fixes_AreExportedForRulesThatExist()
    {
        Assert.All(Fixes, fix => Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()));
        Assert.All(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.Contains(id, Descriptors.All.Select(rule => rule.Id)));
        Assert.All(Fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
    }

    [Fact]
    public void Page_NamesTheRulesWithFixes()
    {
        string paragraph = DiagnosticsPage.Text.Split("\n\n").Single(paragraph => paragraph.StartsWith("Editors offer fixes", StringComparison.Ordinal));

        Assert.Equal(Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal), Rule().Matches(paragraph).Select(rule => rule.Value));
    }

    [Fact]
    public void Analyzer_LoadsNoWorkspaces() => Assert.DoesNotContain(
        typeof(NetworkAnalyzer).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [GeneratedRegex("SNET[0-9]{4}")]
    private static partial Regex Rule();
}

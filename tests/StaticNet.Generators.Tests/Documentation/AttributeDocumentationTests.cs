using System.Text.RegularExpressions;
using System.Xml.Linq;
using StaticNet.Generators.Kinds;
using Xunit;

namespace StaticNet.Generators.Tests.Documentation;

/// <summary>What editors show of an attribute in completions: what it computes, of what shapes.</summary>
public sealed partial class AttributeDocumentationTests
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.ChangeExtension(typeof(NetworkAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>The attributes of everything that computes.</summary>
    public static TheoryData<string> Kinds { get; } = [.. KindRegistry.Layers.Keys, .. KindRegistry.Losses.Keys, .. KindRegistry.Clippings.Keys];

    /// <summary>Those of layers and losses, which have shapes.</summary>
    public static TheoryData<string> Shaped { get; } = [.. KindRegistry.Layers.Keys, .. KindRegistry.Losses.Keys];

    /// <summary>All attributes of declarations.</summary>
    public static TheoryData<string> All { get; } =
        [.. typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Documentation_OfWhatComputes_HasAFormula(string kind) => Assert.Contains(
        Members[$"T:StaticNet.{kind}Attribute"].Element("summary")!.Descendants("c"), code => Formula().IsMatch(code.Value));

    [Theory]
    [MemberData(nameof(Shaped))]
    public void Documentation_OfLayersAndLosses_SaysTheShapes(string kind)
    {
        var summary = Members[$"T:StaticNet.{kind}Attribute"].Element("summary")!;

        Assert.True(
            summary.Descendants("c").Any(code => Shape().IsMatch(code.Value)) || Words().IsMatch(summary.Value),
            $"The summary of {kind} has neither a shape in brackets nor words like 'any shape': {summary.Value}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Documentation_OfOptions_SaysWhatEachIs(string attribute)
    {
        var type = typeof(NetworkAttribute).Assembly.GetType(attribute)!;

        Assert.All(type.GetProperties().Where(property => property.DeclaringType!.Namespace == type.Namespace), property =>
            Assert.NotEmpty(Members[$"P:{property.DeclaringType!.FullName}.{property.Name}"].Element("summary")!.Value.Trim()));
    }

    [GeneratedRegex(@"\w(\[[^\]]*\])?(, \w)* = \S")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^\[[^\]]+\]$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b([Aa]ny|one|the) shape")]
    private static partial Regex Words();
}

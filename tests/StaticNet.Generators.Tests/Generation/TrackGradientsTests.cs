using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>What [TrackGradients] adds, and that nothing of it is there without it.</summary>
public sealed class TrackGradientsTests
{
    private const string Declaration = """
        using StaticNet;

        [Network(3)]
        [Dense(4), Relu]
        [Dense(4), Tanh]
        [Dense(4), Sigmoid]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public partial class Small;
        """;

    [Fact]
    public void Sources_WithoutAttribute_HaveNothingOfIt() => Assert.All(
        GeneratorRun.OfValid(Declaration).Sources.Values,
        source => Assert.False(source.Contains("Health", StringComparison.Ordinal) || source.Contains("Track", StringComparison.Ordinal)));

    [Fact]
    public void Api_WithAttribute_IsTheSameButForWhatItAdds()
    {
        string[] tracked = Api("[TrackGradients]\n");

        Assert.Contains("            new(1, ", string.Join('\n', tracked.Where(line => line.Contains("ActivationRange.Rectifying", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Single(tracked, line => line.Contains("new(3, ", StringComparison.Ordinal) && line.EndsWith("ActivationRange.Symmetric),", StringComparison.Ordinal));
        Assert.Single(tracked, line => line.Contains("new(5, ", StringComparison.Ordinal) && line.EndsWith("ActivationRange.Unit),", StringComparison.Ordinal));
        string[] remaining = [.. tracked.Where(line => !IsAdded(line))];
        Assert.Equal(Api("").Where(line => !IsMemory(line)).Where(line => line.Trim() is not ("{" or "});" or "")), remaining.Where(line => !IsMemory(line)).Where(line => line.Trim() is not ("{" or "});" or "")));
    }

    [Fact]
    public void Sources_Recurrences_FollowGradientsThroughTimeWithTheAttributeAlone()
    {
        const string Recurrent = """
            using StaticNet;

            [Network(4, 3)]
            [Lstm(5, Layers = 2, Bidirectional = true), Dense(2), MeanSquaredError]
            [TrackGradients]
            public partial class Small;
            """;
        var tracked = GeneratorRun.OfValid(Recurrent).Sources;
        var plain = GeneratorRun.OfValid(Recurrent.Replace("[TrackGradients]", "", StringComparison.Ordinal)).Sources;

        string[] recurrences = [.. tracked["Small.g.cs"].Split('\n').Where(line => line.Contains("new(0, \"L", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.Equal(["L0", "L0Reverse", "L1", "L1Reverse"], recurrences.Select(line => line.Split('"')[1]));
        Assert.All(recurrences, line => Assert.Equal(line.Contains("Reverse", StringComparison.Ordinal), line.EndsWith(", 4, 5, IsReversed: true),", StringComparison.Ordinal)));
        Assert.Contains(tracked.Values, source => source.Contains("StateNorms", StringComparison.Ordinal));
        Assert.All(plain.Values, source => Assert.False(source.Contains("StateNorms", StringComparison.Ordinal) || source.Contains("sizes", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sources_MistakeInTheDeclaration_StillHaveTheMember()
    {
        var run = GeneratorRun.Of(new GeneratorOptions(), Declaration.Replace("[Dense(2)]", "[Dense(0)]", StringComparison.Ordinal));

        Assert.Contains("GradientHealth GradientHealth", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_AttributeOnAnotherDeclaration_AreThoseOfAMistake()
    {
        var run = GeneratorRun.Of(new GeneratorOptions(), Declaration, "using StaticNet; [TrackGradients] public partial class Small;");

        Assert.DoesNotContain("TrackGradients", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    private static string[] Api(string attribute) => GeneratorRun.OfValid(
        Declaration.Replace("public partial", $"{attribute}public partial", StringComparison.Ordinal)).Sources["Small.g.cs"].Split('\n');

    private static bool IsAdded(string line) =>
        line.Contains("GradientHealth", StringComparison.Ordinal) || line.Contains("TrackGradients", StringComparison.Ordinal)
        || line.Contains("ActivationRange", StringComparison.Ordinal) || line.Contains("How the training of each layer goes", StringComparison.Ordinal);

    // The workspace keeps the outputs longer.
    private static bool IsMemory(string line) => line.Contains("new global::StaticNet.CompilerServices.NetworkMemory(", StringComparison.Ordinal);
}

using System.Globalization;
using System.Text.RegularExpressions;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Members;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Diagnostics;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Members;

/// <summary>The table of emitted members against what the compiler finds in generated classes.</summary>
public sealed class MemberTableTests
{
    private const string Block = "[StaticNet.Block, StaticNet.Tap(\"x\"), StaticNet.Dense(4), StaticNet.Dropout, StaticNet.Add(\"x\")] public class Inner;\n";

    private const string SeveralInputs = "Network, Input(\"image\", 2, 3), Flatten, Dense(4), Tap(\"t\"), Input(\"class\", 4), Add(\"t\"), ";

    /// <summary>Attributes of networks that differ in what they have.</summary>
    public static TheoryData<string> Declarations { get; } =
    [
        "Network(4), Dense(3), Relu, Dense(3), SoftmaxCrossEntropy, ClipGradientNorm(1), ClipGradientValue(1)",
        "Network(2, 3), Dense(3, Name = \"Hidden\"), Tanh, Dense(3), BinaryCrossEntropy(Name = \"tags\"), ClipLayerGradientNorm(1)",
        "Network(4), TrackGradients, BatchNorm, Dense(3), Dropout, Dense(2), MeanSquaredError, ClipGradientAdaptive",
        "Network(4), Relu, MeanSquaredError",
        "Network(Tokens = 4, Vocabulary = 9), Embedding(3), Flatten, Dense(3), SoftmaxCrossEntropy",
        "Network, Input(\"words\", Tokens = 4, Vocabulary = 9), Embedding(3), Flatten, Tap(\"t\"), Input(\"class\", 12), Add(\"t\"), Output(\"y\")",
        "Network(4), Dense(4), Relu, Output(\"y\")",
        "Network(6, 3), Lstm(4), Dense(2), MeanSquaredError",
        "Network(6, 3), Lstm(4, Stateful = true), Dense(2), MeanSquaredError",
        "Network(Tokens = 6, Vocabulary = 9), Embedding(3), Gru(4), Output(\"y\")",
        "Network(4), Use<Inner>(Repeat = 2), Use<Inner>(Name = \"Last\"), MeanSquaredError",
        SeveralInputs + "Tap(\"u\"), Dense(3), SoftmaxCrossEntropy(Name = \"policy\"), From(\"u\"), Dense(1), MeanSquaredError(Name = \"value\"), From(\"u\"), Output(\"features\")",
        SeveralInputs + "Tap(\"u\"), Dropout, Dense(3), Output(\"a\"), From(\"u\"), Output(\"event\")",
        SeveralInputs + "Dense(3), SoftmaxCrossEntropy",
    ];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Api_Members_AreThoseOfTheTable(string attributes) => Assert.Equal(
        Sorted(TableOf(attributes).Emitted.Select(MemberDescription.Of)), Sorted(ApiOf(attributes)));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Surface_PublicMembers_AreTheApisAndOptionalOnes(string attributes)
    {
        // What a mistake leaves unknown: what options the network would have, and which layers would share the type of a view.
        string[] optional = ["MaxGradientNorm", "MaxLayerGradientNorm", "AdaptiveClipping", "GradientLimit", "TrainingPosition", "GradientHealth", "ResetState", "Relu1", "Tanh1", "Dropout1", "Flatten1", "Add1"];
        var api = PublicOf(ApiOf(attributes));
        var surface = PublicOf(MembersOf(attributes + ", ClipGradientNorm(float.NaN)"));

        Assert.Empty(api.Except(surface));
        Assert.DoesNotContain(surface.Except(api), member => !optional.Contains(Regex.Match(member, @"(\w+)(\(.*\))?( set)?$").Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void ClassMember_LikeOneOfTheTable_IsReported(string attributes)
    {
        var members = TableOf(attributes).Reserved.Where(member => member.Interface is null).ToList();

        var run = AnalyzerRun.Of([.. members.Select((member, index) => Declare(attributes, Write(member), $"In{index}"))]);

        for (int index = 0; index < members.Count; index++)
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"Source{index}.cs");
            var found = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Location.SourceTree!.FilePath == file);
            Assert.Equal("SNET0014", found.Id);
            Assert.Contains($"'{members[index].Key}'", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        run.AssertCompiles();
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void ClassMethod_LikeOneOfTheTableWithAnotherParameter_IsAllowed(string attributes)
    {
        var methods = TableOf(attributes).Emitted.Where(member => member.Interface is null && member.Kind == MemberKind.Method).ToList();

        AnalyzerRun.Of([.. methods.Select((member, index) => Declare(
            attributes, $"public void {member.Name}({string.Join(", ", Parameters(member).Append("string more"))}) {{ }}", $"In{index}"))]).AssertClean();
    }

    private static MemberTable TableOf(string attributes)
    {
        var type = GeneratorRun.OfValid(Declare(attributes)).Output.GetTypeByMetadataName("Net")!;
        var plan = PlannedNetwork.Create(NetworkParser.Parse(type, TestContext.Current.CancellationToken)).Plan!;
        return MemberTable.Of(PlannedSurface.Of(plan), plan.Model.Type.Name, plan.Model.Type.Self);
    }

    private static IEnumerable<string> ApiOf(string attributes)
    {
        GeneratorRun.OfValid(Declare(attributes));
        return MembersOf(attributes);
    }

    private static IEnumerable<string> MembersOf(string attributes) =>
        MemberDescription.Of(GeneratorRun.Of(new GeneratorOptions(), Declare(attributes)).Output.GetTypeByMetadataName("Net")!);

    private static string Declare(string attributes, string body = "", string space = "")
    {
        string text = $"{Block}[{attributes}] public partial class Net {{ {body} }}";
        return "using StaticNet; " + (space.Length == 0 ? text : $"namespace {space} {{ {text} }}");
    }

    // A clash with the name is enough, but for what may have overloads.
    private static string Write(Member member) => member.Kind switch
    {
        MemberKind.Constructor => $"public {member.Name}({string.Join(", ", Parameters(member))}) {{ }}",
        MemberKind.Method => $"public void {member.Name}({string.Join(", ", Parameters(member))}) {{ }}",
        _ => $"public int {member.Name} => 1;",
    };

    private static IEnumerable<string> Parameters(Member member) => member.Parameters.Select((parameter, index) => $"{parameter.Type} p{index}");

    private static List<string> Sorted(IEnumerable<string> members) => [.. members.Order(StringComparer.Ordinal)];

    private static HashSet<string> PublicOf(IEnumerable<string> members) =>
        [.. members.Where(member => member.StartsWith("public", StringComparison.Ordinal)).Select(member => Regex.Replace(member, @"Layers\.\w+", "View"))];
}

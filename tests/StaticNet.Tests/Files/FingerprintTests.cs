using System.Collections.Immutable;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>What an architecture's fingerprint depends on.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprint_OtherNameOfTheClass_IsTheSame()
    {
        var architecture = StoredNetwork.Architecture;

        Assert.Equal(architecture.Fingerprint, Copy(architecture, architecture.Parameters, "Other").Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", architecture.Fingerprint);
    }

    [Fact]
    public void Fingerprint_OtherNamesOfLayers_IsAnother() =>
        Assert.NotEqual(StoredNetwork.Architecture.Fingerprint, RenamedNetwork.Architecture.Fingerprint);

    [Fact]
    public void Fingerprint_OtherActivationOrLoss_IsAnother()
    {
        Assert.NotEqual(StoredNetwork.Architecture.Fingerprint, OtherActivationNetwork.Architecture.Fingerprint);
        Assert.NotEqual(StoredNetwork.Architecture.Fingerprint, OtherLossNetwork.Architecture.Fingerprint);
    }

    [Fact]
    public void Fingerprint_OtherValueTappedEndedOrShared_IsAnother()
    {
        Assert.Equal(3, new HashSet<string> { TappedBefore.Architecture.Fingerprint, TappedBehind.Architecture.Fingerprint, TappedInput.Architecture.Fingerprint }.Count);
        Assert.NotEqual(EndsAtFirst.Architecture.Fingerprint, EndsAtSecond.Architecture.Fingerprint);
        Assert.NotEqual(SharesFirst.Architecture.Fingerprint, SharesSecond.Architecture.Fingerprint);
    }

    [Fact]
    public void Fingerprint_Chain_IsWhatCheckpointsHave() =>
        Assert.Equal("1c017171e07afc5b24d47bed17b460924d5484b0b0d85c3eb1c64c613f4a9a45", SameNamesNetwork.Architecture.Fingerprint);

    [Fact]
    public void DescribeCanonically_Graph_TellsWhatItsLayersRead()
    {
        Assert.Contains("loss MeanSquaredError Values none\nreads Add1 2 0\nparameter", TappedBefore.Architecture.DescribeCanonically(), StringComparison.Ordinal);
        Assert.Contains("\nreads Add1 2 1\nparameter", TappedBehind.Architecture.DescribeCanonically(), StringComparison.Ordinal);
        Assert.Contains("\nreads Add1 2 -1\nparameter", TappedInput.Architecture.DescribeCanonically(), StringComparison.Ordinal);
        Assert.Contains("\nends first 2\nends second 0\nparameter", EndsAtFirst.Architecture.DescribeCanonically(), StringComparison.Ordinal);
        Assert.Contains("\nshares C.Dense1 B.Dense1\nparameter", SharesSecond.Architecture.DescribeCanonically(), StringComparison.Ordinal);
    }

    [Fact]
    public void UnlinkedFingerprint_GraphsThatDifferInEdges_IsTheSame()
    {
        // A tap before the activation gives the layer below it another reader, and so another start.
        Assert.Equal(TappedInput.Architecture.UnlinkedFingerprint, TappedBehind.Architecture.UnlinkedFingerprint);
        Assert.NotEqual(TappedInput.Architecture.Fingerprint, TappedBehind.Architecture.Fingerprint);
        Assert.NotEqual(TappedBefore.Architecture.UnlinkedFingerprint, TappedBefore.Architecture.Fingerprint);
        Assert.Equal(SameNamesNetwork.Architecture.Fingerprint, SameNamesNetwork.Architecture.UnlinkedFingerprint);
    }

    [Fact]
    public void ToString_Graph_SaysWhatIsNotTheLineAbove()
    {
        Assert.Matches(@"Add1 .* reads Dense2, input inputs\n", TappedInput.Architecture.ToString());
        Assert.Matches(@"C\.Dense1 .* has the parameters of A\.Dense1\n", SharesFirst.Architecture.ToString());
        Assert.Contains("first is Dense3\nsecond is Dense1\n", EndsAtFirst.Architecture.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("reads", SameNamesNetwork.Architecture.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_OtherLayout_IsTheSame()
    {
        Assert.Equal(InPanels.Architecture.Fingerprint, InNarrowPanels.Architecture.Fingerprint);
        Assert.Equal(InPanels.Architecture.Fingerprint, InRows.Architecture.Fingerprint);
        Assert.NotEqual(InPanels.Architecture.LayoutFingerprint, InNarrowPanels.Architecture.LayoutFingerprint);
        Assert.NotEqual(InPanels.Architecture.LayoutFingerprint, InRows.Architecture.LayoutFingerprint);
    }

    [Fact]
    public void Fingerprint_OtherShapeKindOrInitializer_IsAnother()
    {
        var architecture = SameNamesNetwork.Architecture;
        var first = architecture.Parameters[0];
        foreach (var other in (ParameterInfo[])[first with { Shape = [5, 4] }, first with { Kind = ParameterKind.Embedding }, first with { Initializer = Initializer.Ones }])
            Assert.NotEqual(architecture.Fingerprint, Copy(architecture, architecture.Parameters.SetItem(0, other)).Fingerprint);
        Assert.Equal(architecture.Fingerprint, Copy(architecture, architecture.Parameters).Fingerprint);
    }

    [Fact]
    public void DescribeCanonically_SmallNetwork_IsTheDocumentedText() =>
        Assert.Equal(
            """
            staticnet architecture 2
            input [5]
            layer HeadOut Dense(4) [4]
            layer Relu1 Relu [4]
            layer Head_Out Dense(3) [3]
            loss SoftmaxCrossEntropy Labels none
            parameter HeadOut.Bias Bias [4] HeNormal
            parameter HeadOut.Weights Weights [4 5] HeNormal
            parameter Head_Out.Bias Bias [3] XavierUniform
            parameter Head_Out.Weights Weights [3 4] XavierUniform

            """,
            SameNamesNetwork.Architecture.DescribeCanonically());

    [Fact]
    public void DescribeLayout_SmallNetwork_IsWhatFilesHaveTheHashOf() =>
        Assert.Equal(
            """
            staticnet architecture 1
            input [5]
            layer Dense(4) [4]
            layer Relu [4]
            layer Dense(3) [3]
            loss SoftmaxCrossEntropy Labels none
            parameter 0 Weights Weights [4 5] at 0 80 16 80 16
            parameter 0 Bias Bias [4] at 80 16 16 16 16
            parameter 2 Weights Weights [3 4] at 96 64 16 64 16
            parameter 2 Bias Bias [3] at 160 16 16 16 16
            length 176
            length 0

            """,
            SameNamesNetwork.Architecture.DescribeLayout());

    private static NetworkArchitecture Copy(NetworkArchitecture architecture, ImmutableArray<ParameterInfo> parameters, string? name = null) => new()
    {
        Name = name ?? architecture.Name,
        InputShape = architecture.InputShape,
        Layers = architecture.Layers,
        Parameters = parameters,
        ParameterArrayLength = architecture.ParameterArrayLength,
        Statistics = architecture.Statistics,
        StatisticArrayLength = architecture.StatisticArrayLength,
        Loss = architecture.Loss,
        TargetKind = architecture.TargetKind,
    };
}

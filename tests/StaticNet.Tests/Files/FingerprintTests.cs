using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>What an architecture's fingerprint depends on.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprint_OtherNames_IsTheSame()
    {
        Assert.Equal(StoredNetwork.Architecture.Fingerprint, RenamedNetwork.Architecture.Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", StoredNetwork.Architecture.Fingerprint);
    }

    [Fact]
    public void Fingerprint_OtherActivationOrLoss_IsAnother()
    {
        Assert.NotEqual(StoredNetwork.Architecture.Fingerprint, OtherActivationNetwork.Architecture.Fingerprint);
        Assert.NotEqual(StoredNetwork.Architecture.Fingerprint, OtherLossNetwork.Architecture.Fingerprint);
    }

    [Fact]
    public void Fingerprint_OtherLayoutOfAParameter_IsAnother()
    {
        var architecture = SameNamesNetwork.Architecture;
        var first = architecture.Parameters[0];
        var moved = new NetworkArchitecture
        {
            Name = architecture.Name,
            InputShape = architecture.InputShape,
            Layers = architecture.Layers,
            Parameters = architecture.Parameters.SetItem(0, first with { Layout = first.Layout with { RowStride = first.Layout.RowStride + 16 } }),
            ParameterArrayLength = architecture.ParameterArrayLength,
            Loss = architecture.Loss,
            TargetKind = architecture.TargetKind,
        };

        Assert.NotEqual(architecture.Fingerprint, moved.Fingerprint);
    }

    [Fact]
    public void DescribeCanonically_SmallNetwork_IsTheDocumentedText() =>
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
            SameNamesNetwork.Architecture.DescribeCanonically());
}

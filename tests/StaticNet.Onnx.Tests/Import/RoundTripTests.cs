using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>Export, import, and the same bits again, for every kind of layer.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Import_DenseLayers_HasTheSameBits() => RoundTrip.Assert(new Thin(seed: 1));

    [Fact]
    public void Import_OneLayer_HasTheSameBits() => RoundTrip.Assert(new Line(seed: 1));

    [Fact]
    public void Import_Branches_HasTheSameBits() => RoundTrip.Assert(new Branched(seed: 1));

    [Fact]
    public void Import_OutputsOfOneValue_HasTheSameBits() => RoundTrip.Assert(new Repeated(seed: 1));
}

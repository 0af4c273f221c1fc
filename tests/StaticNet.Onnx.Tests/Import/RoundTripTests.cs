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

    [Fact]
    public void Import_Activations_HasTheSameBits() => RoundTrip.Assert(new Activations(seed: 1));

    [Fact]
    public void Import_ActivationsOfRows_HasTheSameBits() => RoundTrip.Assert(new ActivationsOfRows(seed: 1));

    [Fact]
    public void Import_ImagesWithPools_HasTheSameBits() => RoundTrip.Assert(new Images(seed: 1));

    [Fact]
    public void Import_TransposedConvolutions_HasTheSameBits() => RoundTrip.Assert(new Restored(seed: 1));

    [Fact]
    public void Import_Signals_HasTheSameBits() => RoundTrip.Assert(new Signals(seed: 1));

    [Fact]
    public void Import_LayersOfTheLastAxisOfAnImage_HasTheSameBits() => RoundTrip.Assert(new Reshaped(seed: 1));

    [Fact]
    public void Import_Normalizations_HasTheSameBits() => RoundTrip.Assert(new Normalized(seed: 1));

    [Fact]
    public void Import_TransformerWithTiedWeights_HasTheSameBits() => RoundTrip.Assert(new Writer(seed: 1));

    [Fact]
    public void Import_Attention_HasTheSameBits() => RoundTrip.Assert(new Attending(seed: 1));

    [Fact]
    public void Import_AttentionToOthers_HasTheSameBits() => RoundTrip.Assert(new Reading(seed: 1));

    [Fact]
    public void Import_PlainRecurrences_HasTheSameBits() => RoundTrip.Assert(new Plain(seed: 1));

    [Fact]
    public void Import_Lstms_HasTheSameBits() => RoundTrip.Assert(new LongMemory(seed: 1));

    [Fact]
    public void Import_Grus_HasTheSameBits() => RoundTrip.Assert(new Gated(seed: 1));

    [Fact]
    public void Import_InitialStates_HasTheSameBits() => RoundTrip.Assert(new Begun(seed: 1));

    [Fact]
    public void Import_AttentionOfShorterSamples_HasTheSameBits() => RoundTrip.Assert(new AttendingShorter(seed: 1));

    [Fact]
    public void Import_AttentionToShorterOthers_HasTheSameBits() => RoundTrip.Assert(new ReadingShorter(seed: 1));

    [Fact]
    public void Import_RecurrencesOfShorterSamples_HasTheSameBits() => RoundTrip.Assert(new Shorter(seed: 1));
}

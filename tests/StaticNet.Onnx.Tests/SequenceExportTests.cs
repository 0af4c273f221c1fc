using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests;

public sealed class SequenceExportTests
{
    [Fact]
    public void Export_TransformerWithTiedWeights_AgreesWithOnnxRuntime() => Agreement.Assert(new Writer(seed: 1));

    [Fact]
    public void Export_Attention_AgreesWithOnnxRuntime() => Agreement.Assert(new Attending(seed: 1));

    [Fact]
    public void Export_AttentionOfShorterSamples_AgreesWithOnnxRuntime() => Agreement.Assert(new AttendingShorter(seed: 1));

    [Fact]
    public void Export_AttentionToOthers_AgreesWithOnnxRuntime() => Agreement.Assert(new Reading(seed: 1));

    [Fact]
    public void Export_AttentionToShorterOthers_AgreesWithOnnxRuntime() => Agreement.Assert(new ReadingShorter(seed: 1));

    [Fact]
    public void Export_PlainRecurrences_AgreesWithOnnxRuntime() => Agreement.Assert(new Plain(seed: 1));

    [Fact]
    public void Export_Lstms_AgreesWithOnnxRuntime() => Agreement.Assert(new LongMemory(seed: 1));

    [Fact]
    public void Export_Grus_AgreesWithOnnxRuntime() => Agreement.Assert(new Gated(seed: 1));

    [Fact]
    public void Export_InitialStates_AgreesWithOnnxRuntime() => Agreement.Assert(new Begun(seed: 1));

    [Fact]
    public void Export_RecurrencesOfShorterSamples_AgreesWithOnnxRuntime() => Agreement.Assert(new Shorter(seed: 1));
}

using StaticNet.CompilerServices;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

public sealed class SampleInputGradientTests
{
    /// <summary>The runtime writes to as much space without a check.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    [InlineData(4096)]
    public void Scratch_OfAnyOutputs_IsWhatTheRuntimeTakes(int outputs) =>
        Assert.Equal(SampleLanes.Scratch(outputs), new SampleInputGradient(1024, outputs, outputs, 1024, 16 * 1024).Scratch);
}

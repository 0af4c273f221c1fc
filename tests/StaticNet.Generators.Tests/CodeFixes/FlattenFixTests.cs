using StaticNet.CodeFixes;
using Xunit;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>What editors offer where a dense layer stands on an image.</summary>
public sealed class FlattenFixTests
{
    [Theory]
    [InlineData(
        "using StaticNet;\n[Network(28, 28)]\n[Dense(16), Relu, Flatten]\n[Dense(2), SoftmaxCrossEntropy]\npartial class Net;\n",
        "using StaticNet;\n[Network(28, 28)]\n[Flatten, Dense(16), Relu, Flatten]\n[Dense(2), SoftmaxCrossEntropy]\npartial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(28, 28), /* smooth */ Tanh, /* mix */ Dense(16), MeanSquaredError] partial class Net;\n",
        "using StaticNet;\n[Network(28, 28), /* smooth */ Tanh, /* mix */ Flatten, Dense(16), MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "[StaticNet.Network(3, 8, 9), StaticNet.Dense(2), StaticNet.MeanSquaredError] partial class Net;\n",
        "[StaticNet.Network(3, 8, 9), StaticNet.Flatten, StaticNet.Dense(2), StaticNet.MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "using S = StaticNet;\n[S::Network(3, 8, 9)]\n[S::Dense(2)]\n[S.MeanSquaredError] partial class Net;\n",
        "using S = StaticNet;\n[S::Network(3, 8, 9)]\n[S::Flatten, S::Dense(2)]\n[S.MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "using Dense = StaticNet.DenseAttribute;\n[StaticNet.Network(3, 8, 9)]\n[Dense(2)]\n[StaticNet.MeanSquaredError] partial class Net;\n",
        "using Dense = StaticNet.DenseAttribute;\n[StaticNet.Network(3, 8, 9)]\n[global::StaticNet.Flatten, Dense(2)]\n[StaticNet.MeanSquaredError] partial class Net;\n")]
    [InlineData(
        "using StaticNet;\n[Network(28, 28), Use<Head>, MeanSquaredError] partial class Net;\n[Block, Relu, Dense(16)] class Head;\n",
        "using StaticNet;\n[Network(28, 28), Use<Head>, MeanSquaredError] partial class Net;\n[Block, Relu, Flatten, Dense(16)] class Head;\n")]
    public async Task Fix_DenseOnAnImage_PutsFlattenBeforeIt(string before, string after) =>
        Assert.Equal(after, await FixRun.FixCleanAsync(new FlattenFix(), "SNET0029", before));
}

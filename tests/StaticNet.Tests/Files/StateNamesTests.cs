using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>The names that layers and tensors have in files.</summary>
public sealed class StateNamesTests
{
    [Theory]
    [InlineData("Dense1", "dense1")]
    [InlineData("BatchNorm12", "batch_norm12")]
    [InlineData("Conv2D1", "conv2d1")]
    [InlineData("ConvTranspose2D1", "conv_transpose2d1")]
    [InlineData("LSTM1", "lstm1")]
    [InlineData("WeightIhL0", "weight_ih_l0")]
    [InlineData("RMSNorm", "rms_norm")]
    [InlineData("Layer2Out", "layer2_out")]
    [InlineData("Block1.Dense1", "block1.dense1")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("x", "x")]
    public void ToSnakeCase_Name_HasAnUnderscoreBeforeEachWord(string name, string expected) =>
        Assert.Equal(expected, SnakeCase.Of(name));

    [Fact]
    public void Of_ParameterOfALayerThatIsNotInTheTable_IsThere()
    {
        var architecture = OneLayerNetwork.Architecture;
        var other = architecture.Parameters[0] with { Layer = "Shared" };
        var network = new NetworkArchitecture
        {
            Name = architecture.Name,
            InputShape = architecture.InputShape,
            Layers = architecture.Layers,
            Parameters = architecture.Parameters.SetItem(0, other),
            ParameterArrayLength = architecture.ParameterArrayLength,
            Loss = architecture.Loss,
            TargetKind = architecture.TargetKind,
        };

        Assert.Equal(["dense1.bias", "shared.weight"], StateNames.Of(network).Select(tensor => tensor.Name));
    }
}

using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Convolutions in files: the tensors that PyTorch has, whatever panels they lie in.</summary>
public sealed class ConvolutionWeightsTests
{
    [Fact]
    public void SaveWeights_Convolutions_WritesPyTorchsNamesShapesAndOrder()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = new StoredConvolutions(seed: 1);
        network.SaveWeights(path);

        using var file = SafetensorsFile.Open(path);

        Assert.Equal("conv2d1.weight: F32 [36, 2, 3, 2]", file["conv2d1.weight"].ToString());
        Assert.Equal("conv2d2.weight: F32 [36, 1, 2, 2]", file["conv2d2.weight"].ToString());
        Assert.Equal("conv1d1.weight: F32 [3, 36, 2]", file["conv1d1.weight"].ToString());
        float[] weights = file.ReadSingles("conv2d1.weight");
        for (int output = 0; output < 36; output++)
            for (int input = 0; input < 12; input++)
                Assert.Equal(network.Conv2D1.Weights[output, input], weights[(output * 12) + input]);

        // A weight's place in memory: two groups of 18 outputs with two panels each, six positions of two channels.
        var info = StoredConvolutions.Architecture.Parameters[0];
        Assert.Equal(weights[(19 * 12) + 6 + 4], network.Parameters[info.Layout.Offset + (2 * 12 * 16) + (((4 * 2) + 1) * 16) + 1]);
    }

    [Fact]
    public void LoadWeights_SavedConvolutions_RestoresEveryBit()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = new StoredConvolutions(seed: 1);
        using var other = new StoredConvolutions(seed: 2);
        network.SaveWeights(path);

        other.LoadWeights(path);

        Assert.Equal(network.Parameters, other.Parameters);
    }

    [Fact]
    public void SaveWeights_TransposedConvolutions_WritesPyTorchsNamesShapesAndOrder()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = new StoredTransposes(seed: 1);
        network.SaveWeights(path);

        using var file = SafetensorsFile.Open(path);

        Assert.Equal("conv_transpose2d1.weight: F32 [36, 2, 3, 2]", file["conv_transpose2d1.weight"].ToString());
        Assert.Equal("conv_transpose2d1.bias: F32 [4]", file["conv_transpose2d1.bias"].ToString());
        Assert.Equal("conv_transpose2d2.weight: F32 [4, 1, 2, 2]", file["conv_transpose2d2.weight"].ToString());
        Assert.Equal("conv_transpose1d1.weight: F32 [4, 3, 2]", file["conv_transpose1d1.weight"].ToString());
        float[] weights = file.ReadSingles("conv_transpose2d1.weight");
        for (int input = 0; input < 36; input++)
            for (int output = 0; output < 12; output++)
                Assert.Equal(network.ConvTranspose2D1.Weights[input, output], weights[(input * 12) + output]);

        // A weight's place in memory: two groups of 18 inputs with two panels each, six positions of two outputs.
        var info = StoredTransposes.Architecture.Parameters[0];
        Assert.Equal(weights[(19 * 12) + 6 + 4], network.Parameters[info.Layout.Offset + (2 * 12 * 16) + (((4 * 2) + 1) * 16) + 1]);
    }

    [Fact]
    public void LoadWeights_SavedTransposedConvolutions_RestoresEveryBit()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("weights.safetensors");
        using var network = new StoredTransposes(seed: 1);
        using var other = new StoredTransposes(seed: 2);
        network.SaveWeights(path);

        other.LoadWeights(path);

        Assert.Equal(network.Parameters, other.Parameters);
    }
}

using System.Security.Cryptography;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class NetworkExtensionsTests
{
    [Fact]
    public void GetParametersHash_Network_IsThatOfItsUnpaddedParameters()
    {
        var network = new SoftmaxRegression();
        var stream = new MemoryStream();
        foreach (var parameter in SoftmaxRegression.Architecture.Parameters)
            foreach (float value in parameter.In(network.Parameters).ToArray())
                stream.Write(BitConverter.GetBytes(value));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())), network.GetParametersHash());
    }

    [Fact]
    public void GetParametersHash_Padding_DoesNotCount()
    {
        var network = new SoftmaxRegression();
        string before = network.GetParametersHash();

        network.Parameters[^1] = 5;
        Assert.Equal(before, network.GetParametersHash());
        network.Parameters[0] = MathF.BitIncrement(network.Parameters[0]);
        Assert.NotEqual(before, network.GetParametersHash());
    }
}

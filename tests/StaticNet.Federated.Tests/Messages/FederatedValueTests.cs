namespace StaticNet.Federated.Tests.Messages;

public sealed class FederatedValueTests
{
    [Fact]
    public void Values_OfEachKind_GiveWhatTheyHold()
    {
        Assert.Equal(0.5, ((FederatedValue)0.5).ToDouble());
        Assert.Equal(7, ((FederatedValue)7L).ToInt64());
        Assert.Equal(7.0, ((FederatedValue)7L).ToDouble());
        Assert.True(((FederatedValue)true).ToBoolean());
        Assert.Equal("text", ((FederatedValue)"text").ToString());
        Assert.Equal([1, 2], FederatedValue.FromBytes([1, 2]).ToBytes().ToArray());
    }

    [Fact]
    public void Equals_SameContent_Holds()
    {
        Assert.Equal(FederatedValue.FromBytes([1, 2]), FederatedValue.FromBytes([1, 2]));
        Assert.NotEqual(FederatedValue.FromBytes([1, 2]), FederatedValue.FromBytes([1, 3]));
        Assert.NotEqual(1.0, (FederatedValue)1L);
        Assert.NotEqual((FederatedValue)"a", "b");
    }

    [Fact]
    public void Conversion_OfAnotherKind_SaysWhatItIs()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ((FederatedValue)"five").ToInt64());
        Assert.Equal("The value is five (Text), no integer.", error.Message);
    }
}

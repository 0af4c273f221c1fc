namespace StaticNet.Federated.Tests.Transport;

public sealed class ClientPlacesTests
{
    [Fact]
    public void TryTake_PlacesOfAnAddressAndInAll_AreGivenBack()
    {
        var places = new ClientPlaces(all: 3, ofAddress: 2);
        var first = places.TryTake("a");
        Assert.NotNull(first);
        Assert.NotNull(places.TryTake("a"));
        Assert.Null(places.TryTake("a"));
        Assert.NotNull(places.TryTake("b"));
        Assert.Null(places.TryTake("b"));

        first.Dispose();

        Assert.NotNull(places.TryTake("a"));
        Assert.Null(places.TryTake("c"));
    }
}

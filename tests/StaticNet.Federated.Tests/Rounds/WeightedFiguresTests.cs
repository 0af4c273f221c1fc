namespace StaticNet.Federated.Tests.Rounds;

public sealed class WeightedFiguresTests
{
    [Fact]
    public void Of_Reports_AreMeansOverThoseWhoReportANumber()
    {
        var figures = WeightedFigures.Of(
        [
            (Report(("loss", double.NaN), ("accuracy", 0.5), ("device", "telephone")), 30),
            (Report(("loss", 2.0), ("accuracy", 1L)), 10),
            (Report(("loss", 4.0), ("accuracy", double.PositiveInfinity)), 30),
        ]);

        Assert.Equal(["accuracy", "loss"], figures.Keys);
        Assert.Equal(((0.5 * 30) + 10) / 40, figures["accuracy"], 1e-15);
        Assert.Equal(((2.0 * 10) + (4.0 * 30)) / 40, figures["loss"], 1e-15);
    }

    [Fact]
    public void Of_Nobody_IsNothing()
    {
        Assert.Empty(WeightedFigures.Of(((IReadOnlyDictionary<string, FederatedValue>, long)[])[]));
        Assert.Null(WeightedFigures.Of((EvaluateReply[])[]));
    }

    private static Dictionary<string, FederatedValue> Report(params (string Name, FederatedValue Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);
}

namespace StaticNet.Federated.Tests.Strategies;

public sealed class StrategyTests
{
    [Fact]
    public void Factories_GiveWhatPapersCombine()
    {
        AssertParts(Strategy.FedAvg(), "FedAvg", typeof(WeightedMean), typeof(ServerSgd));
        AssertParts(Strategy.FedAvgM(), "FedAvgM", typeof(WeightedMean), typeof(ServerSgd));
        AssertParts(Strategy.FedProx(0.1), "FedProx", typeof(WeightedMean), typeof(ServerSgd), 0.1);
        AssertParts(Strategy.FedAdagrad(), "FedAdagrad", typeof(WeightedMean), typeof(ServerAdagrad));
        AssertParts(Strategy.FedAdam(), "FedAdam", typeof(WeightedMean), typeof(ServerAdam));
        AssertParts(Strategy.FedYogi(), "FedYogi", typeof(WeightedMean), typeof(ServerYogi));
        AssertParts(Strategy.Median(), "median", typeof(CoordinateMedian), typeof(ServerSgd));
        AssertParts(Strategy.TrimmedMean(), "trimmed mean", typeof(TrimmedMean), typeof(ServerSgd));
        AssertParts(Strategy.Krum(2), "Krum", typeof(Krum), typeof(ServerSgd));
        AssertParts(Strategy.Krum(2, 3), "Multi-Krum", typeof(Krum), typeof(ServerSgd));
        Assert.Equal(0.9, Assert.IsType<ServerSgd>(Strategy.FedAvgM().ServerOptimizer).Momentum);
    }

    [Fact]
    public void Arguments_OutOfRange_AreRefusedByNameAndValue()
    {
        AssertRefused("mu", "-1", () => Strategy.FedProx(-1));
        AssertRefused("mu", "NaN", () => Strategy.FedProx(double.NaN));
        AssertRefused("momentum", "1", () => Strategy.FedAvgM(1));
        AssertRefused("rate", "0", () => Strategy.FedAvgM(0.9, 0));
        AssertRefused("rate", "Infinity", () => Strategy.FedAdam(double.PositiveInfinity));
        AssertRefused("beta1", "-0.1", () => Strategy.FedAdam(beta1: -0.1));
        AssertRefused("beta2", "1", () => Strategy.FedYogi(beta2: 1));
        AssertRefused("tau", "0", () => Strategy.FedAdagrad(tau: 0));
        AssertRefused("initialSecondMoment", "1E+39", () => Strategy.FedAdagrad(initialSecondMoment: 1e39));
        AssertRefused("fraction", "0.5", () => Strategy.TrimmedMean(0.5));
        AssertRefused("byzantine", "-1", () => Strategy.Krum(-1));
    }

    private static void AssertParts(Strategy strategy, string name, Type aggregator, Type optimizer, double proximalWeight = 0)
    {
        Assert.Equal(name, strategy.Name);
        Assert.IsType(aggregator, strategy.Aggregator);
        Assert.IsType(optimizer, strategy.ServerOptimizer);
        Assert.Equal(proximalWeight, strategy.ProximalWeight);
    }

    private static void AssertRefused(string argument, string value, Func<Strategy> create)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(create);
        Assert.Equal(argument, exception.ParamName);
        Assert.Contains($"{argument} is {value}; it must be ", exception.Message, StringComparison.Ordinal);
    }
}

using StaticNet.Federated.Tests.Infrastructure;

namespace StaticNet.Federated.Tests.Rounds;

public sealed class ResumeNumbersTests
{
    private static readonly FederatedOptions Plain = new() { EvaluationFraction = 0 };
    private static readonly FederatedOptions Private = Plain with { Privacy = new CentralPrivacy(1, 2) { SimulationSeed = 5 } };
    private static readonly FederatedOptions Secure = Plain with { Secure = new SecureAggregationOptions { Bits = 20 } };

    // What is written of a number, and servers of a run that differ in it alone.
    private static readonly Dictionary<string, (FederatedServer Was, FederatedServer Is)> Pairs = new()
    {
        ["ServerOptimizer.Rate was 0.1 and is 0.2"] = Of(() => Strategy.FedAdam(rate: 0.1), () => Strategy.FedAdam(rate: 0.2)),
        ["ServerOptimizer.Beta1 was 0.9 and is 0.8"] = Of(() => Strategy.FedAdam(), () => Strategy.FedAdam(beta1: 0.8)),
        ["ServerOptimizer.Beta2 was 0.99 and is 0.9"] = Of(() => Strategy.FedAdam(), () => Strategy.FedAdam(beta2: 0.9)),
        ["ServerOptimizer.Tau was 1E-09 and is 0.001"] = Of(() => Strategy.FedAdagrad(), () => Strategy.FedAdagrad(tau: 0.001)),
        ["ServerOptimizer.InitialSecondMoment was 0 and is 0.5"] = Of(() => Strategy.FedYogi(), () => Strategy.FedYogi(initialSecondMoment: 0.5)),
        ["ServerOptimizer.Beta2 was 0.99 and is 0.98"] = Of(() => Strategy.FedYogi(), () => Strategy.FedYogi(beta2: 0.98)),
        ["ServerOptimizer.Momentum was 0.9 and is 0.8"] = Of(() => Strategy.FedAvgM(), () => Strategy.FedAvgM(0.8)),
        ["ServerOptimizer.Rate was 1 and is 0.5"] = Of(() => Strategy.FedAvgM(), () => Strategy.FedAvgM(rate: 0.5)),
        ["Aggregator.Fraction was 0.2 and is 0.3"] = Of(() => Strategy.TrimmedMean(), () => Strategy.TrimmedMean(0.3)),
        ["Aggregator.Byzantine was 0 and is 1"] = Of(() => Strategy.Krum(0), () => Strategy.Krum(1)),
        ["Aggregator.Kept was 2 and is 3"] = Of(() => Strategy.Krum(1, 2), () => Strategy.Krum(1, 3)),
        ["Aggregator was median and is weighted mean"] = Of(
            () => new Strategy("mine", new CoordinateMedian(), new ServerSgd()), () => new Strategy("mine", new WeightedMean(), new ServerSgd())),
        ["ServerOptimizer was Adam and is Yogi"] = Of(
            () => new Strategy("mine", new WeightedMean(), new ServerAdam()), () => new Strategy("mine", new WeightedMean(), new ServerYogi(0.1, tau: 1e-9))),
        ["ProximalWeight was 0.1 and is 1"] = Of(() => Strategy.FedProx(0.1), () => Strategy.FedProx(1)),
        ["Fraction was 1 and is 0.5"] = Of(Plain, Plain with { Fraction = 0.5 }),
        ["MinimumTraining was 1 and is 2"] = Of(Plain, Plain with { MinimumTraining = 2 }),
        ["MinimumUpdates was 1 and is 3"] = Of(Plain, Plain with { MinimumUpdates = 3 }),
        ["PutAsideAfter was 3 and is 0"] = Of(Plain, Plain with { PutAsideAfter = 0 }),
        ["MaximumSamples was 2147483647 and is 9"] = Of(Plain, Plain with { MaximumSamples = 9 }),
        ["Privacy.ClippingNorm was 1 and is 0.5"] = Of(Private, Private with { Privacy = Private.Privacy! with { ClippingNorm = 0.5 } }),
        ["Privacy.NoiseMultiplier was 2 and is 0.1"] = Of(Private, Private with { Privacy = Private.Privacy! with { NoiseMultiplier = 0.1 } }),
        ["Privacy.Delta was 1E-05 and is 0.001"] = Of(Private, Private with { Privacy = Private.Privacy! with { Delta = 0.001 } }),
        ["Privacy.SimulationSeed was 5 and is not set"] = Of(Private, Private with { Privacy = Private.Privacy! with { SimulationSeed = null } }),
        ["Privacy.NoiseMultiplier was 2 and is not set"] = Of(Private, Plain),
        ["Secure.Bits was 20 and is not set"] = Of(Secure, Secure with { Secure = Secure.Secure! with { Bits = null } }),
        ["Secure.Neighbours was not set and is 2"] = Of(Secure, Secure with { Secure = Secure.Secure! with { Neighbours = 2 } }),
        ["Secure.Threshold was 0.6666666666666666 and is 0.75"] = Of(Secure, Secure with { Secure = Secure.Secure! with { Threshold = 0.75 } }),
        ["Secure.Range was 1 and is 2"] = Of(Secure, Secure with { Secure = Secure.Secure! with { Range = 2 } }),
        ["Secure.StatisticRange was 16 and is 2"] = Of(Secure, Secure with { Secure = Secure.Secure! with { StatisticRange = 2 } }),
        ["Secure.MaximumSamples was 10000 and is 1"] = Of(Secure, Secure with { Secure = Secure.Secure! with { MaximumSamples = 1 } }),
        ["Secure.Rounding was Stochastic and is Nearest"] = Of(Secure, Secure with { Secure = Secure.Secure! with { Rounding = SecureRounding.Nearest } }),
        ["Secure.Range was not set and is 1"] = Of(Plain, Secure),
    };

    public static TheoryData<string> Changes => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public void LoadState_ARunWithAnotherNumber_IsRefused(string change)
    {
        var (was, now) = Pairs[change];

        string message = Assert.Throws<TrainingStateException>(() => now.LoadState(was.SaveState())).Message;

        Assert.Contains(change, message, StringComparison.Ordinal);
        Assert.StartsWith("The state is of a run with other numbers: ", message, StringComparison.Ordinal);
        Assert.EndsWith(". Resume with those that were, or set FederatedOptions.AcceptChanges to go on with those that are.", message, StringComparison.Ordinal);
        was.LoadState(was.SaveState());
    }

    [Fact]
    public async Task LoadState_AcceptingChanges_GoesOnWithTheServersNumbers()
    {
        using var networks = TinyFederation.Networks();
        var first = TinyFederation.Serve(networks, Strategy.FedAdam(rate: 0.1), Private, 6);
        await first.RunRoundAsync();
        var changed = Private with { Privacy = Private.Privacy! with { NoiseMultiplier = 3 }, Fraction = 0.5 };
        var refused = TinyFederation.Serve(networks, Strategy.FedAdam(rate: 0.2), changed, 6);
        var second = TinyFederation.Serve(networks, Strategy.FedAdam(rate: 0.2), changed with { AcceptChanges = true }, 6);

        Assert.Equal(
            "The state is of a run with other numbers: Fraction was 1 and is 0.5; Privacy.NoiseMultiplier was 2 and is 3; ServerOptimizer.Rate was 0.1 and is 0.2. "
            + "Resume with those that were, or set FederatedOptions.AcceptChanges to go on with those that are.",
            Assert.Throws<TrainingStateException>(() => refused.LoadState(first.SaveState())).Message);
        Assert.Equal(0, refused.Round);
        second.LoadState(first.SaveState());
        await second.RunRoundAsync();

        // What both parts have spent, and their numbers in what is saved now.
        var spent = new PrivacyAccountant();
        spent.Add(2, 1);
        spent.Add(3, 0.5);
        Assert.Equal(spent.GetEpsilon(1e-5), second.SpentPrivacy);
        refused.LoadState(second.SaveState());
        Assert.Equal(2, refused.Round);
    }

    [Fact]
    public async Task LoadState_WhatClientsWereTold_IsComparedInItsOwnRound()
    {
        using var networks = TinyFederation.Networks();
        var falling = Plain with { Settings = round => Told(0.5 / round, [1, 2]) };
        var server = TinyFederation.Serve(networks, Strategy.FedAvg(), falling, 3);
        await server.RunAsync(2);
        var state = server.SaveState();

        TinyFederation.Serve(networks, Strategy.FedAvg(), falling, 3).LoadState(state);
        TinyFederation.Serve(networks, Strategy.FedAvg(), Plain with { Settings = _ => Told(0.25, [1, 2]) }, 3).LoadState(state);
        Assert.Contains("Settings.lr was 0.25 and is 0.5.", Refusal(_ => Told(0.5, [1, 2])), StringComparison.Ordinal);
        Assert.Contains("Settings.mask was ", Refusal(round => Told(0.5 / round, [1, 3])), StringComparison.Ordinal);
        Assert.Contains("Settings.lr was 0.25 and is not set", Refusal(null), StringComparison.Ordinal);

        string Refusal(Func<int, IReadOnlyDictionary<string, FederatedValue>>? settings) =>
            Assert.Throws<TrainingStateException>(() => TinyFederation.Serve(networks, Strategy.FedAvg(), Plain with { Settings = settings }, 3).LoadState(state)).Message;

        static Dictionary<string, FederatedValue> Told(double rate, byte[] mask) => new() { [SettingNames.LearningRate] = rate, ["mask"] = FederatedValue.FromBytes(mask) };
    }

    [Fact]
    public void LoadState_TimesAndMeasuring_MayChange()
    {
        var (was, _) = Of(Secure, Secure);

        Server(Strategy.FedAvg(), Secure with
        {
            RoundTimeout = TimeSpan.FromSeconds(1),
            MinimumClients = 7,
            EvaluationFraction = 0.5,
            Secure = Secure.Secure! with { PhaseTimeout = TimeSpan.FromSeconds(1), FitTimeout = TimeSpan.FromSeconds(1) },
        }).LoadState(was.SaveState());
    }

    [Fact]
    public void LoadState_OfAFormerVersion_TakesAcceptance()
    {
        var (was, now) = Of(Plain, Plain);
        var (state, former) = (was.SaveState(), new TrainingState());
        foreach (var (name, values) in state.Arrays)
            if (values is float[] floats)
                former.Add<float>(name, state.GetShape(name).AsSpan(), floats);
            else
                former.Add(name, (long[])values);
        foreach (string name in (string[])["federated.strategy", "federated.seed"])
            former.Add(name, state.Texts[name]);

        Assert.Equal(
            "The state doesn't tell the numbers of its run, as those of former versions; set FederatedOptions.AcceptChanges to go on with the server's.",
            Assert.Throws<TrainingStateException>(() => now.LoadState(former)).Message);
        Server(Strategy.FedAvg(), Plain with { AcceptChanges = true }).LoadState(former);
    }

    private static (FederatedServer Was, FederatedServer Is) Of(Func<Strategy> was, Func<Strategy> now) => (Server(was(), Plain), Server(now(), Plain));

    private static (FederatedServer Was, FederatedServer Is) Of(FederatedOptions was, FederatedOptions now) => (Server(Strategy.FedAvg(), was), Server(Strategy.FedAvg(), now));

    private static FederatedServer Server(Strategy strategy, FederatedOptions options)
    {
        using var network = new TinyClassifier(1, 1);
        return FederatedServer.Create(network, strategy, options);
    }
}

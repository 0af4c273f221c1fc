namespace StaticNet.Federated.Tests.Strategies;

public sealed class ServerOptimizerTests
{
    public static TheoryData<string> Names => [.. Create().Keys];

    // Flower's fedadagrad_test.py: test_aggregate_fit.
    [Fact]
    public void Adagrad_RateATenthTauAHalf_MovesFrom010To015()
    {
        var strategy = Strategy.FedAdagrad(rate: 0.1, tau: 0.5);

        Assert.Equal(Models.All(0.15f), Run(strategy.ServerOptimizer, Models.All(0.1f), strategy.Aggregator.Combine(Models.Four, Models.Updates(0.2f, 1))));
    }

    // Flower's fedavgm_test.py: test_aggregate_fit_server_learning_rate_and_momentum.
    [Fact]
    public void Sgd_RateNearOneAndMomentumNearNone_IsNearFedAvg()
    {
        float[] found = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        var layout = new StateDictLayout([new("weight", [2, 3]), new("bias", [4])]);
        var optimizer = new ServerSgd(1 + 1e-9, 1e-9);
        optimizer.Attach(layout);
        float[] state = new float[10];
        optimizer.Step(found, state);
        optimizer.Step(found, state);

        for (int i = 0; i < state.Length; i++)
            Assert.Equal(found[i], state[i], 1e-6f);
    }

    // By hand: v = 1, 0.9·1 + (3 − 1.5) = 2.4, 0.9·2.4 − 0.7 = 1.46, and each time half of it.
    [Fact]
    public void Sgd_ThreeRounds_FollowsHsuEtAl() => Assert.Equal(3.43f, Run(new ServerSgd(0.5, 0.9), Models.All(1), Models.All(2), Models.All(3), Models.All(2))[0], 1e-6f);

    // By hand, algorithm 2 of Reddi et al. with v₋₁ = τ²: m = 0.1; v = 0.99·0.25 + 0.01 = 0.2575.
    [Fact]
    public void Adam_SecondMomentFromTauSquared_FollowsThePaper() =>
        Assert.Equal(
            1 + (0.1 * 0.1 / (Math.Sqrt(0.2575) + 0.5)), Run(new ServerAdam(0.1, 0.9, 0.99, 0.5, 0.25), Models.All(1), Models.All(2))[0], 1e-7);

    // Flower's FedAdam starts at 0 and corrects no bias: m = 0.1, v = 0.01; then Δ = 1 again: m = 0.19, v = 0.0199.
    [Fact]
    public void Adam_TwoRounds_CorrectsNoBias()
    {
        double first = 1 + (0.1 * 0.1 / (Math.Sqrt(0.01) + 1e-9));
        double second = first + (0.1 * 0.19 / (Math.Sqrt(0.0199) + 1e-9));

        Assert.Equal(first, Run(new ServerAdam(), Models.All(1), Models.All(2))[0], 1e-6);
        Assert.Equal(second, Run(new ServerAdam(), Models.All(1), Models.All(2), Models.All((float)(first + 1)))[0], 1e-6);
    }

    // By hand: v = 0.01 (it rises from 0), then Δ = 0.05, Δ² = 0.0025 < v: v = 0.01 − 0.01·0.0025, where Adam's would fall by 0.000075.
    [Fact]
    public void Yogi_SmallDifferenceAfterALargeOne_LowersTheSecondMomentByLittle()
    {
        double first = 1 + (0.01 * 0.1 / (0.1 + 1e-3));
        double v = 0.01 - (0.01 * 0.0025);
        double second = first + (0.01 * ((0.9 * 0.1) + (0.1 * 0.05)) / (Math.Sqrt(v) + 1e-3));
        var optimizer = new ServerYogi();

        Assert.Equal(second, Run(optimizer, Models.All(1), Models.All(2), Models.All((float)(first + 0.05)))[0], 1e-6);
        Assert.Equal(v, optimizer.States[1][0], 1e-8);
    }

    [Fact]
    public void Adagrad_TwoRounds_AddsSquares()
    {
        double first = 1 + (0.1 * 1 / (1 + 0.5));
        double second = first + (0.1 * 2 / (Math.Sqrt(5) + 0.5));

        Assert.Equal(second, Run(new ServerAdagrad(tau: 0.5), Models.All(1), Models.All(2), Models.All((float)(first + 2)))[0], 1e-6);
    }

    [Fact]
    public void Sgd_RateOneWithoutMomentum_TakesTheCombinedModelToTheBit()
    {
        float[] found = [1e-10f, -0f, float.Epsilon, float.MaxValue];

        Assert.Equal(
            found.Select(BitConverter.SingleToInt32Bits),
            Run(new ServerSgd(), [1e10f, 5, -float.MaxValue, -float.MaxValue], found).Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_StatisticsAndCounts_BecomeTheCombinedOnes(string name)
    {
        var optimizer = Create()[name];
        optimizer.Attach(Models.Mixed);
        float[] state = [1, 2, 3, 4, 5, 6, 7, 8];
        for (int round = 1; round <= 3; round++)
        {
            float[] found = [.. Enumerable.Range(0, 8).Select(i => (float)(i * round))];
            optimizer.Step(found, state);

            Assert.Equal(found[3..6], state[3..6]);
            Assert.All(optimizer.States, values => Assert.Equal([0, 0, 0], values[3..6]));
            if (name != "FedAvg")
                Assert.NotEqual(found[7], state[7]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_StatesOfAnother_GoesOnWithTheSameBits(string name)
    {
        ServerOptimizer whole = Create()[name], first = Create()[name], second = Create()[name];
        whole.Attach(Models.Mixed);
        first.Attach(Models.Mixed);
        float[] state = Draw(0), other = Draw(0);
        for (int round = 1; round <= 6; round++)
        {
            if (round == 4)
            {
                second.Attach(Models.Mixed);
                second.Load([.. first.States.Select(values => (float[])values.Clone())]);
                first = second;
            }

            whole.Step(Draw(round), state);
            first.Step(Draw(round), other);
        }

        Assert.Equal(state.Select(BitConverter.SingleToInt32Bits), other.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_OutOfTheRangeOfFloats_IsRefusedAndNothingChanges(string name)
    {
        if (name == "FedAvg")
            return;
        ServerOptimizer optimizer = Create()[name], twin = Create()[name];
        optimizer.Attach(Models.Four);
        twin.Attach(Models.Four);
        float[] state = Models.All(1), other = Models.All(1);
        optimizer.Step(Models.All(2), state);
        twin.Step(Models.All(2), other);
        float[] before = [.. state];

        var exception = Assert.Throws<OverflowException>(() => optimizer.Step([3, 3, 3, float.MaxValue], state.AsSpan()));
        Assert.Contains("element 3 of weight [4]", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, state);
        optimizer.Step(Models.All(3), state);
        twin.Step(Models.All(3), other);
        Assert.Equal(other, state);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_NotFiniteOrOfAnotherLength_IsRefused(string name)
    {
        var optimizer = Create()[name];
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(Models.All(1), Models.All(1).AsSpan()));
        optimizer.Attach(Models.Four);

        Assert.Equal("combined", Assert.Throws<ArgumentException>(() => optimizer.Step([1, 2, float.NaN, 4], Models.All(1).AsSpan())).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => optimizer.Step(Models.All(1), [1, 2, 3, float.PositiveInfinity])).ParamName);
        Assert.Throws<ArgumentException>(() => optimizer.Step(Models.All(1, 3), Models.All(1).AsSpan()));
        Assert.Throws<ArgumentException>(() => optimizer.Load([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]));
        if (optimizer.States.Count > 0)
            Assert.Throws<ArgumentException>(() => optimizer.Load([.. optimizer.States.Select(_ => Models.All(float.NaN))]));
    }

    [Fact]
    public void Step_ManyWithoutDifference_DoesntSinkIntoDenormals()
    {
        var optimizer = new ServerAdam();
        optimizer.Attach(Models.Four);
        float[] state = Models.All(1);
        optimizer.Step(Models.All(1.5f), state);
        for (int round = 0; round < 2000; round++)
            optimizer.Step([.. state], state);

        Assert.Equal(0, optimizer.States[0][0]);
    }

    private static float[] Run(ServerOptimizer optimizer, float[] start, params float[][] found)
    {
        optimizer.Attach(Models.Four);
        foreach (float[] combined in found)
            optimizer.Step(combined, start);
        return start;
    }

    private static float[] Draw(int seed) => Models.Draw(seed, 1, 8)[0].State.ToArray();

    private static Dictionary<string, ServerOptimizer> Create() => new()
    {
        ["FedAvg"] = new ServerSgd(),
        ["fast"] = new ServerSgd(1e3),
        ["FedAvgM"] = new ServerSgd(1.5, 0.9),
        ["FedAdagrad"] = new ServerAdagrad(),
        ["FedAdam"] = new ServerAdam(),
        ["FedYogi"] = new ServerYogi(),
        ["paper"] = new ServerAdagrad(0.1, 0.9, 1e-3, 1e-6),
    };
}

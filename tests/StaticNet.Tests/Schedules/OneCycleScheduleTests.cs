using Xunit;

namespace StaticNet.Tests.Schedules;

public sealed class OneCycleScheduleTests
{
    // PyTorch's test_onecycle_lr_linear_annealing.
    [Fact]
    public void Rate_LinearAnneal_IsThatOfPyTorchsTest()
    {
        var schedule = new OneCycleSchedule(25, 10, endDivisor: 2)
        {
            Anneal = AnnealKind.Linear,
            LowestMomentum = 0.01,
            HighestMomentum = 0.22,
        };

        AssertRates(schedule, 1, 13, 25, 21.5, 18, 14.5, 11, 7.5, 4, 0.5);
        AssertMomenta(schedule, 22, 11.5, 1, 4, 7, 10, 13, 16, 19, 22);
    }

    // PyTorch's test_onecycle_lr_linear_annealing_three_phases.
    [Fact]
    public void Rate_ThreePhases_IsThatOfPyTorchsTest()
    {
        var schedule = new OneCycleSchedule(25, 10, peakShare: 0.4, endDivisor: 4)
        {
            Anneal = AnnealKind.Linear,
            ThreePhases = true,
            LowestMomentum = 0.01,
            HighestMomentum = 0.22,
        };

        AssertRates(schedule, 1, 9, 17, 25, 17, 9, 1, 0.75, 0.5, 0.25);
        AssertMomenta(schedule, 22, 15, 8, 1, 8, 15, 22, 22, 22, 22);
    }

    [Theory]
    [InlineData(100, 0.3)]
    [InlineData(7, 0.3)]
    [InlineData(33, 0.25)]
    [InlineData(50, 0)]
    [InlineData(50, 1)]
    public void Rate_CosineAnneal_FollowsPyTorchsPhases(int length, double share)
    {
        var schedule = new OneCycleSchedule(0.1, length, share);
        double peak = (share * length) - 1, start = 0.1 / 25, end = start / 1e4;
        for (int position = 0; position < length; position++)
        {
            bool rising = position <= peak;
            double progress = rising ? position / peak : (position - peak) / (length - 1 - peak);
            double cosine = 1 + Math.Cos(Math.PI * progress);
            double rate = rising ? 0.1 + ((start - 0.1) / 2 * cosine) : end + ((0.1 - end) / 2 * cosine);
            double momentum = rising ? 0.85 + ((0.95 - 0.85) / 2 * cosine) : 0.95 + ((0.85 - 0.95) / 2 * cosine);
            Assert.Equal(rate, schedule.GetLearningRate(position), 1e-8);
            Assert.Equal(momentum, schedule.GetMomentum(position)!.Value, 1e-12);
        }
    }

    [Fact]
    public void Rate_Ends_AreExact()
    {
        var schedule = new OneCycleSchedule(0.1, 100);

        Assert.Equal((float)(0.1 / 25), schedule.GetLearningRate(0));
        Assert.Equal(0.1f, schedule.GetLearningRate(29));
        Assert.Equal((float)(0.1 / 25 / 1e4), schedule.GetLearningRate(99));
        Assert.Equal(0.95, schedule.GetMomentum(0));
        Assert.Equal(0.85, schedule.GetMomentum(29));
        Assert.Equal(0.95, schedule.GetMomentum(99));
    }

    [Fact]
    public void Rate_BeyondTheLastStep_Stays()
    {
        var schedule = new OneCycleSchedule(0.1, 100);

        Assert.Equal(schedule.GetLearningRate(99), schedule.GetLearningRate(100));
        Assert.Equal(schedule.GetLearningRate(99), schedule.GetLearningRate(long.MaxValue));
        Assert.Equal(0.95, schedule.GetMomentum(long.MaxValue));
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(10, 0.1)]
    [InlineData(1, 1)]
    public void Rate_PhaseWithoutLength_IsAtItsEnd(int length, double share)
    {
        // PyTorch divides by 0 where the peak is the first step.
        var schedule = new OneCycleSchedule(0.1, length, share);

        Assert.Equal((share * length) - 1 < 0 ? (float)(0.1 / 25 / 1e4) : 0.1f, schedule.GetLearningRate(0));
    }

    [Fact]
    public void Momentum_NotCycled_IsNull() => Assert.Null(new OneCycleSchedule(0.1, 10) { CyclesMomentum = false }.GetMomentum(3));

    [Fact]
    public void Constructor_ValuesOutsideLimits_AreNamed()
    {
        AssertNames("maximum", () => new OneCycleSchedule(-1, 10));
        AssertNames("maximum", () => new OneCycleSchedule(double.NaN, 10));
        AssertNames("length", () => new OneCycleSchedule(1, 0));
        AssertNames("peakShare", () => new OneCycleSchedule(1, 10, 1.1));
        AssertNames("startDivisor", () => new OneCycleSchedule(1, 10, startDivisor: 0.5));
        AssertNames("endDivisor", () => new OneCycleSchedule(1, 10, endDivisor: double.PositiveInfinity));
        AssertNames("LowestMomentum", () => new OneCycleSchedule(1, 10) { LowestMomentum = 1 });
        AssertNames("HighestMomentum", () => new OneCycleSchedule(1, 10) { HighestMomentum = -0.1 });
        AssertNames("ThreePhases", () => new OneCycleSchedule(1, 10, 0.7) { ThreePhases = true });
    }

    [Fact]
    public void Momenta_InTheWrongOrder_AreRefused()
    {
        AssertNames("HighestMomentum", () => new OneCycleSchedule(1, 10) { LowestMomentum = 0.9, HighestMomentum = 0.8 });
        AssertNames("LowestMomentum", () => new OneCycleSchedule(1, 10) { HighestMomentum = 0.8, LowestMomentum = 0.9 });

        // On the wrong side of a default that the next property replaces.
        Assert.Equal(0.98, new OneCycleSchedule(1, 10) { LowestMomentum = 0.97, HighestMomentum = 0.98 }.GetMomentum(0));
        Assert.Equal(0.7, new OneCycleSchedule(1, 10) { HighestMomentum = 0.7, LowestMomentum = 0.6 }.GetMomentum(0));
        foreach (var (name, schedule) in ((string, OneCycleSchedule)[])
        [
            ("LowestMomentum", new OneCycleSchedule(1, 10) { LowestMomentum = 0.97 }),
            ("HighestMomentum", new OneCycleSchedule(1, 10) { HighestMomentum = 0.7 }),
        ])
        {
            Assert.Throws<ArgumentException>(name, () => schedule.GetMomentum(3));
            AssertNames(name, () => schedule.WithWarmup(3));
            AssertNames(name, () => new ConstantSchedule(1).Then(3, schedule));
        }
    }

    private static void AssertNames(string name, Func<Schedule> create) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(create).ParamName);

    private static void AssertRates(Schedule schedule, params double[] expected)
    {
        for (int position = 0; position < expected.Length; position++)
            Assert.Equal(expected[position], schedule.GetLearningRate(position), 1e-5);
    }

    private static void AssertMomenta(Schedule schedule, params double[] expected)
    {
        for (int position = 0; position < expected.Length; position++)
            Assert.Equal(expected[position] / 100, schedule.GetMomentum(position)!.Value, 1e-12);
    }
}

using Xunit;

namespace StaticNet.Tests.Schedules;

/// <summary>
/// Traces of PyTorch's own tests of <c>ReduceLROnPlateau</c> with mode <c>min</c>, by their numbers, and more. The third there has
/// mode <c>max</c> and the negated metrics, which is the same with an absolute threshold.
/// </summary>
public sealed class ReduceOnPlateauScheduleTests
{
    [Fact]
    public void Observe_PyTorchs1_SteadyImprovementKeepsTheRate() => AssertTrace(
        new(0.5, patience: 5) { Cooldown = 5, Threshold = 0.01, ThresholdKind = PlateauThreshold.Absolute },
        [.. Enumerable.Range(0, 20).Select(i => 10 - (i * 0.0167))],
        [.. Enumerable.Repeat(0.5, 20)]);

    [Fact]
    public void Observe_PyTorchs2_SlowImprovementReducesEverySeven() => AssertTrace(
        new(0.5, patience: 5) { Threshold = 0.1, ThresholdKind = PlateauThreshold.Absolute },
        [.. Enumerable.Range(0, 22).Select(i => 10 - (i * 0.0165))],
        [.. Repeat((0.5, 6), (0.05, 7), (0.005, 7), (0.0005, 2))]);

    [Fact]
    public void Observe_PyTorchs3_CooldownDelaysTheNextReduction() => AssertTrace(
        new(0.5, patience: 5) { Cooldown = 5, ThresholdKind = PlateauThreshold.Absolute },
        [.. Repeat((0.8, 2), (0.234, 20))],
        [.. Repeat((0.5, 8), (0.05, 11), (0.005, 3))]);

    [Fact]
    public void Observe_PyTorchs6_RelativeImprovementKeepsTheRate() => AssertTrace(
        new(0.5, patience: 5) { Cooldown = 5, Threshold = 0.1 },
        [.. Enumerable.Range(0, 20).Select(i => 1.5 * Math.Pow(0.85, i))],
        [.. Enumerable.Repeat(0.5, 20)]);

    [Fact]
    public void Observe_PyTorchs7_ImprovementWithinCooldownStartsOver() => AssertTrace(
        new(0.5, patience: 5) { Cooldown = 5, Threshold = 0.1 },
        [.. Repeat((1, 7), (0.6, 1), (0.5, 12))],
        [.. Repeat((0.5, 6), (0.05, 11), (0.005, 3))]);

    [Fact]
    public void Observe_Minimum_IsNotCrossed() => AssertTrace(
        new(0.5, patience: 0) { Minimum = 0.3 },
        [1, 1, 1, 1],
        [0.5, 0.3, 0.3, 0.3]);

    [Fact]
    public void Observe_ReductionTooSmall_IsNotMade() => AssertTrace(
        new(0.5, factor: 0.5, patience: 0) { SmallestReduction = 0.125 },
        [1, 1, 1],
        [0.5, 0.25, 0.25]);

    [Fact]
    public void Observe_NotANumber_IsABadEpoch() => AssertTrace(
        new(0.5, patience: 1),
        [1, double.NaN, double.NaN, 0.5],
        [0.5, 0.5, 0.05, 0.05]);

    [Fact]
    public void Observe_NegativeMetric_IsRelativeToItAsInPyTorch() => AssertTrace(
        // The bar of a best of −1 is −0.9: PyTorch's formula takes −0.95 for an improvement.
        new(0.5, patience: 0) { Threshold = 0.1 },
        [-1, -0.95, -0.8],
        [0.5, 0.5, 0.05]);

    [Fact]
    public void Rate_AnyPosition_IsTheSame()
    {
        var schedule = new ReduceOnPlateauSchedule(0.5);

        Assert.True(schedule.ObservesMetric);
        Assert.Equal(schedule.GetLearningRate(0), schedule.GetLearningRate(1000));
        Assert.Null(schedule.GetMomentum(0));
    }

    [Fact]
    public void Scalars_CopiedInMidCooldown_ContinueExactly()
    {
        double[] metrics = [.. Enumerable.Range(0, 60).Select(i => 1 + Math.Sin(i))];
        var whole = Create();
        var first = Create();
        for (int epoch = 0; epoch < 17; epoch++)
        {
            whole.Observe(metrics[epoch]);
            first.Observe(metrics[epoch]);
        }

        var resumed = Create();
        first.Scalars.CopyTo(resumed.Scalars);
        for (int epoch = 17; epoch < metrics.Length; epoch++)
        {
            whole.Observe(metrics[epoch]);
            resumed.Observe(metrics[epoch]);
            Assert.Equal(whole.GetLearningRate(epoch), resumed.GetLearningRate(epoch));
        }

        Assert.True(whole.GetLearningRate(0) < 0.25f);

        static ReduceOnPlateauSchedule Create() => new(0.5, 0.5, 2) { Cooldown = 3 };
    }

    [Fact]
    public void Constructor_ValuesOutsideLimits_AreNamed()
    {
        AssertNames("learningRate", () => new(-1));
        AssertNames("factor", () => new(1, 1));
        AssertNames("factor", () => new(1, 0));
        AssertNames("patience", () => new(1, patience: -1));
        AssertNames("Threshold", () => new(1) { Threshold = -1 });
        AssertNames("Cooldown", () => new(1) { Cooldown = -1 });
        AssertNames("Minimum", () => new(1) { Minimum = 2 });
        AssertNames("SmallestReduction", () => new(1) { SmallestReduction = double.NaN });
    }

    private static void AssertNames(string name, Func<ReduceOnPlateauSchedule> create) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(create).ParamName);

    private static void AssertTrace(ReduceOnPlateauSchedule schedule, double[] metrics, double[] rates)
    {
        Assert.Equal(metrics.Length, rates.Length);
        for (int epoch = 0; epoch < metrics.Length; epoch++)
        {
            schedule.Observe(metrics[epoch]);
            Assert.Equal((float)rates[epoch], schedule.GetLearningRate(epoch), 1e-9f);
        }
    }

    private static IEnumerable<double> Repeat(params (double Value, int Count)[] runs) =>
        runs.SelectMany(run => Enumerable.Repeat(run.Value, run.Count));
}

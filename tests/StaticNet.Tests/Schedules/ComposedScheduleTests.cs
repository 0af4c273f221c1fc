using Xunit;

namespace StaticNet.Tests.Schedules;

public sealed class ComposedScheduleTests
{
    // The example of LinearLR: start_factor=0.5, total_iters=4.
    [Theory]
    [InlineData(0, 0.025)]
    [InlineData(1, 0.03125)]
    [InlineData(2, 0.0375)]
    [InlineData(3, 0.04375)]
    [InlineData(4, 0.05)]
    [InlineData(100, 0.05)]
    public void Warmup_PyTorchsExample_RisesInALine(long position, double expected) =>
        Assert.Equal((float)expected, new ConstantSchedule(0.05).WithWarmup(4, 0.5).GetLearningRate(position), 1e-8f);

    [Fact]
    public void Warmup_Over_NextStartsAtItsPosition0()
    {
        var next = new CosineSchedule(0.1, 20);
        var schedule = new LinearWarmupSchedule(5, new CosineSchedule(0.1, 20), startFactor: 0);

        Assert.Equal(0f, schedule.GetLearningRate(0));
        for (int position = 5; position < 40; position++)
            Assert.Equal(next.GetLearningRate(position - 5), schedule.GetLearningRate(position));
    }

    [Fact]
    public void Warmup_OfOneCycle_HasItsMomentum()
    {
        var schedule = new OneCycleSchedule(0.1, 10).WithWarmup(3);

        Assert.Equal(0.95, schedule.GetMomentum(0));
        Assert.Equal(0.95, schedule.GetMomentum(3));
        Assert.Equal(0.85, schedule.GetMomentum(5));
    }

    [Fact]
    public void Warmup_OfPlateau_ForwardsMetricsAndState()
    {
        var plateau = new ReduceOnPlateauSchedule(0.5, patience: 0);
        var schedule = plateau.WithWarmup(2, 0);

        Assert.True(schedule.ObservesMetric);
        schedule.Observe(1);
        schedule.Observe(1);
        Assert.Equal(0.05f, schedule.GetLearningRate(2));
        schedule.Scalars[0] = 0.25;
        Assert.Equal(0.25f, schedule.GetLearningRate(2));
        Assert.Equal(0.125f, schedule.GetLearningRate(1));
    }

    [Fact]
    public void Sequential_Milestones_BeginPartsAtTheirPosition0()
    {
        Schedule[] Parts() => [new ExponentialSchedule(1, 0.9), new StepSchedule(0.5, 2), new OneCycleSchedule(0.1, 10)];
        var schedule = new SequentialSchedule(Parts(), [4, 9]);
        var parts = Parts();

        for (int position = 0; position < 20; position++)
        {
            int part = position < 4 ? 0 : position < 9 ? 1 : 2;
            int start = part == 0 ? 0 : part == 1 ? 4 : 9;
            Assert.Equal(parts[part].GetLearningRate(position - start), schedule.GetLearningRate(position));
            Assert.Equal(parts[part].GetMomentum(position - start), schedule.GetMomentum(position));
        }

        Assert.False(schedule.ObservesMetric);
        Assert.True(schedule.Scalars.IsEmpty);
    }

    [Fact]
    public void Then_Constant_HoldsTheEndOfACosine()
    {
        var schedule = new CosineSchedule(0.1, 10, 0.01).Then(10, new ConstantSchedule(0.01));

        Assert.Equal(0.1f, schedule.GetLearningRate(0));
        Assert.Equal(0.01f, schedule.GetLearningRate(15));
    }

    [Fact]
    public void Sequential_ScalarsOfSeveralParts_CanBeCopiedAndSet()
    {
        static SequentialSchedule Create() => new(
            [new ReduceOnPlateauSchedule(0.5, 0.5, 1), new ConstantSchedule(0.3), new ReduceOnPlateauSchedule(0.2, 0.5, 2)],
            [10, 20]);
        var whole = Create();
        var first = Create();
        Assert.True(whole.ObservesMetric);
        Assert.Equal(8, whole.Scalars.Length);
        for (int epoch = 0; epoch < 4; epoch++)
        {
            whole.Observe(1);
            first.Observe(1);
        }

        var resumed = Create();
        first.Scalars.CopyTo(resumed.Scalars);
        for (int epoch = 4; epoch < 12; epoch++)
        {
            Assert.Equal(whole.GetLearningRate(0), resumed.GetLearningRate(0));
            Assert.Equal(whole.GetLearningRate(20), resumed.GetLearningRate(20));
            whole.Observe(1);
            resumed.Observe(1);
        }

        // Bad epochs from the second on: 11 of them by twos and by threes.
        Assert.Equal(0.5f / 32, resumed.GetLearningRate(0));
        Assert.Equal(0.2f / 8, resumed.GetLearningRate(20));
        resumed.Scalars[4] = 0.125;
        Assert.Equal(0.125f, resumed.GetLearningRate(20));
    }

    [Fact]
    public void Sequential_OfSequential_KeepsTheirState()
    {
        var schedule = new ConstantSchedule(1).Then(3, new ConstantSchedule(1).Then(2, new ReduceOnPlateauSchedule(0.5, 0.5, 0)));
        schedule.Observe(1);
        schedule.Observe(1);

        Assert.Equal(0.25f, schedule.GetLearningRate(5));
        schedule.Scalars[0] = 0.125;
        Assert.Equal(0.125f, schedule.GetLearningRate(5));
        Assert.Equal(1f, schedule.GetLearningRate(4));
    }

    [Fact]
    public void Unit_OfParts_IsThatOfTheWhole()
    {
        var epochs = new ConstantSchedule(1) { Unit = ScheduleUnit.Epoch };

        Assert.Equal(ScheduleUnit.Epoch, epochs.WithWarmup(2).Unit);
        Assert.Equal(ScheduleUnit.Epoch, epochs.Then(2, new ConstantSchedule(1) { Unit = ScheduleUnit.Epoch }).Unit);
        Assert.Equal(ScheduleUnit.Epoch, new LinearWarmupSchedule(2, epochs) { Unit = ScheduleUnit.Epoch }.Unit);
    }

    [Fact]
    public void Unit_NotThatOfTheParts_Throws()
    {
        var steps = new ConstantSchedule(1);
        var epochs = new ConstantSchedule(1) { Unit = ScheduleUnit.Epoch };

        Assert.Equal("parts", Assert.Throws<ArgumentException>(() => steps.Then(1, epochs)).ParamName);
        Assert.Throws<ArgumentException>(() => new LinearWarmupSchedule(2, steps) { Unit = ScheduleUnit.Epoch });
        Assert.Throws<ArgumentException>(() => new SequentialSchedule([epochs], []) { Unit = ScheduleUnit.Step });
    }

    [Fact]
    public void Sequential_ArgumentsThatDontFit_AreNamed()
    {
        Schedule one = new ConstantSchedule(1), two = new ConstantSchedule(2), three = new ConstantSchedule(3);

        Assert.Equal("parts", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([], [])).ParamName);
        Assert.Equal("parts", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([one, one], [1])).ParamName);
        Assert.Equal("parts", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([one, null!], [1])).ParamName);
        Assert.Equal("milestones", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([one, two], [])).ParamName);
        Assert.Equal("milestones", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([one, two], [0])).ParamName);
        Assert.Equal("milestones", Assert.ThrowsAny<ArgumentException>(() => new SequentialSchedule([one, two, three], [5, 5])).ParamName);
    }

    [Fact]
    public void Constructors_ValuesOutsideLimits_AreNamed()
    {
        AssertNames("learningRate", () => new ConstantSchedule(double.PositiveInfinity));
        AssertNames("learningRate", () => new StepSchedule(1e39, 1));
        AssertNames("stepSize", () => new StepSchedule(1, 0));
        AssertNames("factor", () => new StepSchedule(1, 1, 0));
        AssertNames("milestones", () => new MultiStepSchedule(1, [3, 2]));
        AssertNames("milestones", () => new MultiStepSchedule(1, null!));
        AssertNames("factor", () => new ExponentialSchedule(1, double.NaN));
        AssertNames("length", () => new CosineSchedule(1, 0));
        AssertNames("minimum", () => new CosineSchedule(1, 1, 2));
        AssertNames("firstCycle", () => new CosineWithRestartsSchedule(1, 0.5));
        AssertNames("cycleFactor", () => new CosineWithRestartsSchedule(1, 1, 0.9));
        AssertNames("power", () => new PolynomialSchedule(1, 1, 0));
        AssertNames("length", () => new ConstantSchedule(1).WithWarmup(0));
        AssertNames("startFactor", () => new ConstantSchedule(1).WithWarmup(1, 1.5));
        AssertNames("next", () => new LinearWarmupSchedule(1, null!));
    }

    [Fact]
    public void GetLearningRate_NegativePosition_Throws()
    {
        Schedule[] all =
        [
            new ConstantSchedule(1), new StepSchedule(1, 1), new MultiStepSchedule(1, [1]), new ExponentialSchedule(1, 0.5),
            new CosineSchedule(1, 1), new CosineWithRestartsSchedule(1, 1), new PolynomialSchedule(1, 1), new OneCycleSchedule(1, 1),
            new ReduceOnPlateauSchedule(1), new ConstantSchedule(1).WithWarmup(1), new ConstantSchedule(1).Then(1, new ConstantSchedule(2)),
        ];

        Assert.All(all, schedule => Assert.Equal(
            "position", Assert.Throws<ArgumentOutOfRangeException>(() => schedule.GetLearningRate(-1)).ParamName));
    }

    private static void AssertNames(string name, Func<Schedule> create) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(create).ParamName);
}

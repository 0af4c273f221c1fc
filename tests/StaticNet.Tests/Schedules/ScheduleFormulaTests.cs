using Xunit;

namespace StaticNet.Tests.Schedules;

/// <summary>Rates against PyTorch's own documentation and against its recursive definitions, written out here.</summary>
public sealed class ScheduleFormulaTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public void Constant_AnyPosition_IsTheRate(long position) => Assert.Equal(0.3f, new ConstantSchedule(0.3).GetLearningRate(position));

    [Theory]
    [InlineData(0, 0.05f)]
    [InlineData(29, 0.05f)]
    [InlineData(30, 0.005f)]
    [InlineData(59, 0.005f)]
    [InlineData(60, 0.0005f)]
    public void Step_PyTorchsExample_FallsEvery30(long position, float expected) =>
        AssertClose(expected, new StepSchedule(0.05, 30).GetLearningRate(position));

    [Theory]
    [InlineData(0, 0.05f)]
    [InlineData(29, 0.05f)]
    [InlineData(30, 0.005f)]
    [InlineData(79, 0.005f)]
    [InlineData(80, 0.0005f)]
    [InlineData(1000, 0.0005f)]
    public void MultiStep_PyTorchsExample_FallsAtMilestones(long position, float expected) =>
        AssertClose(expected, new MultiStepSchedule(0.05, [30, 80]).GetLearningRate(position));

    [Fact]
    public void MultiStep_MilestoneTwice_CountsTwice() =>
        AssertClose(0.25f, new MultiStepSchedule(1, [5, 5], 0.5).GetLearningRate(5));

    [Fact]
    public void MultiStep_ArrayChangedLater_KeepsItsMilestones()
    {
        long[] milestones = [5];
        var schedule = new MultiStepSchedule(1, milestones);
        milestones[0] = 1;

        Assert.Equal(1f, schedule.GetLearningRate(4));
    }

    [Fact]
    public void Exponential_ThousandPositions_FollowsTheRecursion()
    {
        var schedule = new ExponentialSchedule(0.1, 0.993);
        double rate = 0.1;
        for (int position = 0; position < 1000; position++, rate *= 0.993)
            AssertClose(rate, schedule.GetLearningRate(position));
    }

    [Fact]
    public void Cosine_UpToTheMinimum_FollowsPyTorchsRecursion()
    {
        const int Length = 37;
        var schedule = new CosineSchedule(0.2, Length, 0.01);
        double rate = 0.2;
        for (int position = 0; position < Length; position++)
        {
            AssertClose(rate, schedule.GetLearningRate(position));
            double next = 1 + Math.Cos(Math.PI * (position + 1) / Length);
            rate = (next / (1 + Math.Cos(Math.PI * position / Length)) * (rate - 0.01)) + 0.01;
        }

        Assert.Equal(0.01f, schedule.GetLearningRate(Length));
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(25, 0.8535534f)]
    [InlineData(50, 0.5f)]
    [InlineData(100, 0f)]
    [InlineData(150, 0.5f)]
    [InlineData(200, 1f)]
    [InlineData(250, 0.5f)]
    public void Cosine_BeyondTheMinimum_RisesAgain(long position, float expected) =>
        Assert.Equal(expected, new CosineSchedule(1, 100).GetLearningRate(position));

    // PyTorch: n = ⌊log_m(t / T₀ · (m − 1) + 1)⌋ whole cycles have passed.
    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2)]
    [InlineData(7, 3)]
    [InlineData(2.5, 1)]
    [InlineData(3.3, 1.5)]
    [InlineData(100, 1.01)]
    public void CosineWithRestarts_ManyPositions_FollowsPyTorchsFormula(double first, double factor)
    {
        var schedule = new CosineWithRestartsSchedule(0.1, first, factor, 0.001);
        for (int position = 0; position < 300; position++)
        {
            double cycles = factor == 1
                ? Math.Floor(position / first)
                : Math.Floor(Math.Log((position / first * (factor - 1)) + 1, factor) + 1e-12);
            double length = first * Math.Pow(factor, cycles);
            double start = factor == 1 ? cycles * first : first * (Math.Pow(factor, cycles) - 1) / (factor - 1);
            double expected = 0.001 + ((0.1 - 0.001) * (1 + Math.Cos(Math.PI * (position - start) / length)) / 2);
            AssertClose(expected, schedule.GetLearningRate(position));
        }
    }

    [Fact]
    public void CosineWithRestarts_DoublingCycles_RestartAtTheirStarts()
    {
        var schedule = new CosineWithRestartsSchedule(0.1, 10, 2);

        foreach (int start in new[] { 0, 10, 30, 70, 150 })
            Assert.Equal(0.1f, schedule.GetLearningRate(start));
        Assert.InRange(schedule.GetLearningRate(29), 0f, 0.001f);
    }

    // The example of PolynomialLR, total_iters=4, power=1.
    [Theory]
    [InlineData(0, 0.001f)]
    [InlineData(1, 0.00075f)]
    [InlineData(2, 0.0005f)]
    [InlineData(3, 0.00025f)]
    [InlineData(4, 0f)]
    [InlineData(5, 0f)]
    public void Polynomial_PyTorchsExample_FallsInALine(long position, float expected) =>
        AssertClose(expected, new PolynomialSchedule(0.001, 4).GetLearningRate(position));

    [Theory]
    [InlineData(2)]
    [InlineData(0.9)]
    [InlineData(3.5)]
    public void Polynomial_AnyPower_FollowsPyTorchsRecursion(double power)
    {
        const int Length = 50;
        var schedule = new PolynomialSchedule(0.3, Length, power);
        double rate = 0.3;
        for (int position = 0; position < Length; position++)
        {
            AssertClose(rate, schedule.GetLearningRate(position));
            rate *= Math.Pow((1 - ((position + 1.0) / Length)) / (1 - ((double)position / Length)), power);
        }
    }

    [Fact]
    public void Polynomial_WithMinimum_EndsAndStaysThere()
    {
        var schedule = new PolynomialSchedule(0.3, 10, 2, 0.1);

        Assert.Equal(0.3f, schedule.GetLearningRate(0));
        AssertClose(0.1 + (0.2 * 0.25), schedule.GetLearningRate(5));
        Assert.Equal(0.1f, schedule.GetLearningRate(10));
        Assert.Equal(0.1f, schedule.GetLearningRate(11));
    }

    private static void AssertClose(double expected, float actual) =>
        Assert.InRange(actual, expected - (Tolerance * Math.Abs(expected)), expected + (Tolerance * Math.Abs(expected)));
}

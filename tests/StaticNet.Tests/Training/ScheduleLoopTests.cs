using Xunit;

namespace StaticNet.Tests.Training;

public sealed class ScheduleLoopTests
{
    [Fact]
    public void Schedule_Steps_SetsTheValueOfEachBeforeIt()
    {
        var rates = new List<float>();
        var momenta = new List<float>();
        var optimizer = new Sgd(9f, momentum: 0.5f);
        var schedule = new FallingSchedule(0.1f, 0.8);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer) { Schedule = schedule };

        var result = trainer.Fit(TrainingData.Classes(24), TrainingData.Classes(9), TrainingLength.Steps(5), batchSize: 8, report =>
        {
            Assert.Equal(optimizer.LearningRate, report.LearningRate);
            rates.Add(report.LearningRate);
            momenta.Add(optimizer.Momentum);
        });

        float observed = 1 + (float)result.Epochs[0].ValidationLoss!.Value;
        Assert.Equal([0.1f, 0.1f / 2, 0.1f / 3, 0.1f / 4 * observed, 0.1f / 5 * observed], rates);
        Assert.Equal([0.8f, 0.4f, (float)(0.8 / 3), 0.2f, 0.16f], momenta);
        Assert.Equal([result.Epochs[0].ValidationLoss!.Value], schedule.Observed);
    }

    [Fact]
    public void Schedule_FirstValue_IsInForceForTheFirstStep()
    {
        var network = new SoftmaxRegression();
        float[] before = network.Parameters.ToArray();
        var data = TrainingData.Classes(8);

        new Trainer<SoftmaxRegression>(network, new Sgd(9f)) { Schedule = new FallingSchedule(0.25f) }
            .Fit(data, null, TrainingLength.Steps(1), batchSize: 8);

        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i] - (0.25f * network.Gradients[i]), network.Parameters[i], 1e-6f);
    }

    [Fact]
    public void Schedule_Epochs_HasOneValueForAllStepsOfOne()
    {
        var rates = new List<float>();
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Sgd(9f))
        {
            Schedule = new FallingSchedule(0.1f) { Unit = ScheduleUnit.Epoch },
        };

        var epochs = trainer.Fit(TrainingData.Classes(16), null, epochs: 2, batchSize: 8, report => rates.Add(report.LearningRate)).Epochs;

        float second = 0.1f / 2 * (1 + (float)epochs[0].TrainLoss);
        Assert.Equal([0.1f, 0.1f, second, second], rates);
    }

    [Fact]
    public void Schedule_MomentumForAnOptimizerWithout_IsRefused()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adagrad(0.1f));

        Assert.Throws<ArgumentException>(() => trainer.Schedule = new FallingSchedule(0.1f, 0.9));
        Assert.Null(trainer.Schedule);
    }

    [Fact]
    public void Schedule_AfterARollback_KeepsTheLoweredRate()
    {
        int steps = 0;
        var network = new SoftmaxRegression
        {
            Fault = (_, result) => ++steps == 2 ? result with { Loss = float.NaN } : result,
        };
        var rates = new List<float>();
        var trainer = new Trainer<SoftmaxRegression>(network, new Sgd(1f))
        {
            NonFinitePolicy = NonFinitePolicy.RollBack(rateFactor: 0.25f),
            Schedule = new FallingSchedule(0.1f),
        };

        trainer.Fit(TrainingData.Classes(24), null, epochs: 1, batchSize: 8, report => rates.Add(report.LearningRate));

        Assert.Equal([0.1f, 0.1f / 2 * 0.25f, 0.1f / 3 * 0.25f], rates);
        Assert.Equal(1, trainer.Rollbacks);
    }

    [Theory]
    [InlineData("alone")]
    [InlineData("after another")]
    [InlineData("after a warm-up")]
    public void Schedule_OneCycleForAnOptimizerMadeWithoutMomentum_IsRefusedWhenSetUnlessItCyclesTheRateAlone(string place)
    {
        Schedule Create(bool cyclesMomentum)
        {
            var cycle = new OneCycleSchedule(0.1, 6) { CyclesMomentum = cyclesMomentum };
            return place switch
            {
                "alone" => cycle,
                "after another" => new ConstantSchedule(0.1).Then(2, cycle),
                _ => cycle.WithWarmup(2),
            };
        }

        foreach (var optimizer in (Optimizer[])[new Sgd(0.1f), new RmsProp(), new Adagrad()])
        {
            var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer);

            var error = Assert.Throws<ArgumentException>("Schedule", () => trainer.Schedule = Create(cyclesMomentum: true));

            Assert.Contains("CyclesMomentum = false", error.Message, StringComparison.Ordinal);
            Assert.Contains(optimizer.GetType().Name, error.Message, StringComparison.Ordinal);
            trainer.Schedule = Create(cyclesMomentum: false);
            Assert.Equal(TrainingEnd.Completed, trainer.Fit(TrainingData.Classes(24), epochs: 2).End);
        }
    }
}

using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

[Collection(nameof(AloneCollection))]
public sealed class TrainerAllocationTests
{
    [Fact]
    public void Fit_StepsAfterTheFirst_AllocateNothing()
    {
        var data = TrainingData.Classes(8005);

        Allocations.AssertNone(() =>
        {
            var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam());
            long first = 0, last = 0;
            trainer.Fit(data, null, epochs: 1, batchSize: 8, report =>
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                first = report.Step == 1 ? allocated : first;
                last = allocated;
            });
            return last - first;
        });
    }

    [Fact]
    public void Evaluate_AfterTheFirst_AllocatesNothing()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam());
        var data = TrainingData.Classes(1005);
        trainer.Evaluate(data);

        Allocations.AssertNone(() =>
        {
            for (int i = 0; i < 10; i++)
                trainer.Evaluate(data);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_EverythingOn_AllocatesNothingAfterTheFirstSteps(bool inBackground) => Allocations.AssertNone(() =>
    {
        using var network = new LoopClassifier(1, 8);
        long first = 0, last = 0;
        var trainer = new Trainer<LoopClassifier>(network, new Adam(0.01f))
        {
            Schedule = new FallingSchedule(0.01f, 0.9),
            AccumulationSteps = 2,
            Averaging = new WeightAveraging(0.9, warmsUp: true),
            EarlyStopping = new EarlyStopping(patience: 2),
            Metrics = [new ScriptedMetric("scripted")],
            Augmentation = new NoiseAugmentation(),
            LossSpikePolicy = new LossSpikePolicy(window: 4),
            NonFinitePolicy = NonFinitePolicy.RollBack(interval: 3),
            BatchesInBackground = inBackground,
            Callbacks = [new ScriptedCallback { Step = context => last += context.StepCount }],
        };

        trainer.Fit(TrainingData.Classes(8002), TrainingData.Classes(20), epochs: 1, batchSize: 4, report =>
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            first = report.Step <= 10 ? allocated : first;
            last = allocated;
        });

        return last - first;
    });
}

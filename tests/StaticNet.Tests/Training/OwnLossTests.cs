using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Trainers with a loss of the caller's.</summary>
[Collection(nameof(AloneCollection))]
public sealed class OwnLossTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_SquaredErrorOfOnesOwn_IsTheBuiltInLoss(int accumulation)
    {
        var data = Data(70);
        using var own = new OwnLoss(seed: 1, batchCapacity: 8);
        using var builtIn = new BuiltInLoss(seed: 1, batchCapacity: 8);
        var trainer = new Trainer<OwnLoss>(own, new Adam(0.01f), seed: 2) { Loss = SquaredError, AccumulationSteps = accumulation, Metrics = [new RootMeanSquaredError()] };
        var other = new Trainer<BuiltInLoss>(builtIn, new Adam(0.01f), seed: 2) { AccumulationSteps = accumulation, Metrics = [new RootMeanSquaredError()] };

        var epochs = trainer.Fit(data, data, epochs: 5, batchSize: 8).Epochs;
        var expected = other.Fit(data, data, epochs: 5, batchSize: 8).Epochs;

        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(expected[i].TrainLoss, epochs[i].TrainLoss, 1e-5);
            Assert.Equal(expected[i].ValidationLoss!.Value, epochs[i].ValidationLoss!.Value, 1e-5);
            Assert.Equal(expected[i].MeanGradientNorm, epochs[i].MeanGradientNorm, 1e-4);
            Assert.Equal(expected[i].Metrics["root_mean_squared_error"], epochs[i].Metrics["root_mean_squared_error"], 1e-5);
        }
    }

    [Fact]
    public void Fit_LossThatIsNaN_IsRejectedAsAnyOther()
    {
        using var network = new OwnLoss(seed: 1);
        float[] before = network.Parameters.ToArray();
        var trainer = new Trainer<OwnLoss>(network, new Sgd(0.1f)) { Loss = _ => float.NaN, NonFinitePolicy = NonFinitePolicy.Skip };

        trainer.Fit(Data(20), epochs: 1, batchSize: 10);

        Assert.Equal(2, trainer.SkippedSteps);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Fit_LossWithoutTargets_NeedsNone()
    {
        float[] inputs = [.. Enumerable.Range(0, 40).Select(i => MathF.Sin(i))];
        using var network = new OwnLoss(seed: 1);
        var trainer = new Trainer<OwnLoss>(network, new Adam(0.05f))
        {
            Loss = context =>
            {
                var outputs = context.GetOutputs();
                var gradients = context.GetGradients();
                float loss = 0;
                for (int i = 0; i < outputs.Length; i++)
                {
                    loss += (outputs[i] - 3) * (outputs[i] - 3) / context.Count;
                    gradients[i] = 2 * (outputs[i] - 3) / context.Count;
                }

                return loss;
            },
        };

        trainer.Fit(new MultiDataset([SampleData.Values(inputs, 2)], []), epochs: 200, batchSize: 10);

        float[] made = new float[20];
        network.Predict(inputs, made);
        Assert.All(made, value => Assert.Equal(3, value, 0.2f));
    }

    [Fact]
    public void Loss_WhereItDoesNotBelong_IsRefused()
    {
        using var builtIn = new BuiltInLoss();
        using var own = new OwnLoss();
        var trainer = new Trainer<OwnLoss>(own, new Sgd(0.1f));

        Assert.Contains("has a loss of its own, MeanSquaredError", Assert.Throws<InvalidOperationException>(() => new Trainer<BuiltInLoss>(builtIn, new Sgd(0.1f)) { Loss = SquaredError }).Message, StringComparison.Ordinal);
        Assert.Contains("set the trainer's Loss", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data(8), epochs: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("set the trainer's Loss", Assert.Throws<InvalidOperationException>(() => trainer.Evaluate(Data(8))).Message, StringComparison.Ordinal);
        trainer.Loss = context => context.GetOutputs(1)[0];
        Assert.Throws<ArgumentOutOfRangeException>("output", () => trainer.Fit(Data(8), epochs: 1));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Fit_LossOfOnesOwn_AllocatesNothingAfterTheFirstSteps() => Allocations.AssertNone(() =>
    {
        using var network = new OwnLoss(seed: 1, batchCapacity: 8);
        long first = 0, last = 0;
        new Trainer<OwnLoss>(network, new Adam()) { Loss = SquaredError }.Fit(Data(2000), null, epochs: 1, batchSize: 8, report =>
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            first = report.Step == 2 ? allocated : first;
            last = allocated;
        });
        return last - first;
    });

    private static float SquaredError(LossContext context)
    {
        var outputs = context.GetOutputs();
        var targets = context.Batch.GetValues(0);
        var gradients = context.GetGradients();
        double loss = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            float difference = outputs[i] - targets[i];
            loss += (double)difference * difference;
            gradients[i] = 2 * difference / outputs.Length;
        }

        return (float)(loss / outputs.Length);
    }

    private static Dataset Data(int count)
    {
        var random = new Random(7);
        float[] inputs = [.. Enumerable.Range(0, 2 * count).Select(_ => (2 * random.NextSingle()) - 1)];
        return new Dataset(inputs.AsMemory(), 2, inputs.Chunk(2).Select(x => x[0] * x[1]).ToArray().AsMemory(), 1);
    }
}

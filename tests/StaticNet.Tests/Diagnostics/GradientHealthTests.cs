using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Diagnostics;

public sealed class GradientHealthTests : IDisposable
{
    private const int Samples = 16;

    private readonly TrackedSmall _network = new(seed: 3, batchCapacity: Samples);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Layers_AreThoseOfTheNetwork()
    {
        Assert.Equal(TrackedSmall.Architecture.Layers.Select(layer => layer.Name), _network.GradientHealth.Layers.Select(layer => layer.Name));
        Assert.Equal((126 + 21, 0), (_network.GradientHealth["Dense1"].ParameterCount, _network.GradientHealth["Dense1"].Units));
        Assert.Equal((0, 21), (_network.GradientHealth["Relu1"].ParameterCount, _network.GradientHealth["Relu1"].Units));
        var error = Assert.Throws<ArgumentException>("layer", () => _network.GradientHealth["Dense9"]);
        Assert.Contains("there are Dense1, Relu1, Dense2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Norms_AfterSteps_AreThoseOfDouble()
    {
        using var network = new TrackedLarge(seed: 1, batchCapacity: Samples);
        var optimizer = new Adam();
        Step(network, optimizer, 1);
        float[] before = network.Parameters.ToArray();
        Step(network, optimizer, 2);

        foreach (var layer in network.GradientHealth.Layers)
        {
            double gradients = 0, weights = 0, updates = 0;
            foreach (var parameter in TrackedLarge.Architecture.Parameters.Where(parameter => parameter.Layer == layer.Name))
            {
                float[] now = parameter.In(network.Parameters).ToArray(), then = parameter.In(before).ToArray();
                gradients += SumOfSquares(parameter.In(network.Gradients).ToArray());
                weights += SumOfSquares(now);
                updates += SumOfSquares([.. now.Zip(then, (left, right) => left - right)]);
            }

            // Kernels square gradients in float, eight at a time.
            Assert.Equal(Math.Sqrt(gradients), layer.GradientNorm, 1e-6 * Math.Sqrt(gradients));
            Assert.Equal(Math.Sqrt(weights), layer.WeightNorm, 1e-12 * Math.Sqrt(weights));
            Assert.Equal(Math.Sqrt(updates), layer.UpdateNorm, 1e-12 * Math.Sqrt(updates));
            Assert.Equal(layer.ParameterCount == 0 ? 0 : Math.Sqrt(updates / weights), layer.UpdateRatio, 1e-12);
            Assert.Equal(layer.ParameterCount > 0, layer.GradientNorm > 0 && layer.UpdateNorm > 0);
            Assert.Equal(layer.GradientNorm, layer.GradientRms * Math.Sqrt(layer.ParameterCount), 1e-12);
        }
    }

    [Fact]
    public void GradientNorm_ClippingByAnotherOrder_IsStillL2()
    {
        using var network = new TrackedMaximum(seed: 1, batchCapacity: Samples);
        Step(network, new Sgd(0.1f), 1);

        double expected = Math.Sqrt(SumOfSquares(network.Dense1.WeightsGradient.ToArray()) + SumOfSquares(network.Dense1.BiasGradient.ToArray()));
        Assert.Equal(expected, network.GradientHealth["Dense1"].GradientNorm, 1e-12 * expected);
    }

    [Fact]
    public void WeightNorm_BeforeTheFirstStepAndAfterInitialize_IsThatOfTheWeights()
    {
        double first = Math.Sqrt(SumOfSquares(_network.Parameters[..TrackedSmall.Architecture.Parameters[2].Layout.Offset]));
        Assert.Equal(first, _network.GradientHealth["Dense1"].WeightNorm, 1e-12);
        Step(_network, new Sgd(1f), 1);
        Assert.NotEqual(0, _network.GradientHealth["Dense1"].UpdateRatio);

        _network.Initialize(3);

        Assert.Equal(first, _network.GradientHealth["Dense1"].WeightNorm, 1e-12);
        Assert.Equal(0, _network.GradientHealth["Dense1"].UpdateRatio);
    }

    [Fact]
    public void Counts_OfOutputs_AreThoseOfAScalarForwardPass()
    {
        foreach (var parameter in TrackedSmall.Architecture.Parameters.Where(parameter => parameter.Layer is "Dense2" or "Dense3"))
            Multiply(parameter.In(_network.Parameters), 8);
        _network.Dense1.Bias[4] = _network.Dense1.Bias[20] = -1000;
        _network.Dense2.Bias[17] = 1000;
        _network.Dense3.Bias[3] = -1000;
        double[][] values = Rows(Draw(Samples * 6, 1), 6);

        _network.ComputeGradients(Draw(Samples * 6, 1), new float[Samples * 3]);

        values = Apply(values, "Dense1", value => Math.Max(value, 0));
        AssertCounts("Relu1", values, value => value == 0, _ => false);
        values = Apply(values, "Dense2", Math.Tanh);
        AssertCounts("Tanh1", values, _ => false, value => Math.Abs(value) > 0.97);
        values = Apply(values, "Dense3", value => 1 / (1 + Math.Exp(-value)));
        AssertCounts("Sigmoid1", values, _ => false, value => value is < 0.015 or > 0.985);
        Assert.Equal((2, 1, 1), (_network.GradientHealth["Relu1"].DeadUnits, Math.Min(1, _network.GradientHealth["Tanh1"].SaturatedUnits), Math.Min(1, _network.GradientHealth["Sigmoid1"].SaturatedUnits)));
    }

    [Fact]
    public void Counts_AfterAnEvaluation_AreStillThoseOfTheTrainingPass()
    {
        _network.ComputeGradients(Draw(Samples * 6, 1), new float[Samples * 3]);
        double share = _network.GradientHealth["Relu1"].ZeroShare;

        _network.Predict(Draw(6, 2), new float[3]);

        Assert.InRange(share, 0.1, 0.9);
        Assert.Equal(share, _network.GradientHealth["Relu1"].ZeroShare);
    }

    [Fact]
    public void ZeroShare_DropoutBehindTheRectifier_DoesNotCount()
    {
        using var network = new TrackedLarge(seed: 1, batchCapacity: Samples);
        network.BatchNorm1.Shift.CopyFrom([.. Enumerable.Repeat(100f, 333)]);

        network.ComputeGradients(Draw(Samples * 70, 1), new float[Samples * 2]);

        Assert.Equal((0, 0), (network.GradientHealth["Relu1"].ZeroShare, network.GradientHealth["Relu1"].DeadUnits));
    }

    [Fact]
    public void Training_TrackedOrNot_GivesTheSameBits()
    {
        var untracked = new UntrackedSmall(seed: 3, batchCapacity: Samples);
        var (first, second) = (new Adam(), new Adam());
        for (int step = 0; step < 5; step++)
        {
            Step(_network, first, step);
            Step(untracked, second, step);
        }

        Assert.Equal(untracked.Parameters.ToArray(), _network.Parameters.ToArray());
        Assert.Null(((INetwork)untracked).Memory!.GradientHealth);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Numbers_OfAnyNumberOfWorkers_AreTheSame(int workers) => Assert.Equal(Report(1), Report(workers));

    [Fact]
    public void Step_Tracked_AllocatesNothing()
    {
        var trainer = new Trainer<TrackedSmall>(_network, new Adam());
        float[] inputs = Draw(Samples * 6, 1), targets = new float[Samples * 3];
        double read = 0;
        Run();

        Allocations.AssertNone(Run);
        Assert.True(read > 0);

        void Run()
        {
            for (int step = 0; step < 20; step++)
            {
                trainer.Step(inputs, targets);
                foreach (var layer in _network.GradientHealth.Layers)
                    read += layer.GradientNorm + layer.WeightNorm + layer.UpdateRatio + layer.ZeroShare + layer.SaturatedShare + (int)layer.Verdict;
            }
        }
    }

    internal static float[] Draw(int count, int number)
    {
        var random = new RandomStream((ulong)number, 5);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }

    internal static void Step<TNetwork>(TNetwork network, Optimizer optimizer, int number)
        where TNetwork : class, INetwork => optimizer.Step(network, network.ComputeGradients(
            Draw(Samples * TNetwork.Architecture.InputLength, number), Draw(Samples * TNetwork.Architecture.OutputLength, 100 + number)));

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return sum;
    }

    private static void Multiply(ParameterView view, float factor) =>
        view.CopyFrom([.. view.ToArray().Select(value => value * factor)]);

    private static double[][] Rows(float[] values, int length) =>
        [.. values.Chunk(length).Select(row => row.Select(value => (double)value).ToArray())];

    private static string Report(int workers)
    {
        using var network = new TrackedLarge(seed: 1, batchCapacity: Samples, workers);
        var optimizer = new Adam();
        for (int step = 0; step < 3; step++)
            Step(network, optimizer, step);
        return string.Join('\n', network.GradientHealth.Layers.Select(layer => FormattableString.Invariant(
            $"{layer.Name} {layer.GradientNorm:R} {layer.WeightNorm:R} {layer.UpdateNorm:R} {layer.ZeroShare:R} {layer.SaturatedShare:R} {layer.Verdict}")));
    }

    private double[][] Apply(double[][] values, string layer, Func<double, double> activation)
    {
        var parameters = TrackedSmall.Architecture.Parameters.Where(parameter => parameter.Layer == layer).ToArray();
        float[] weights = parameters[0].In(_network.Parameters).ToArray(), bias = parameters[1].In(_network.Parameters).ToArray();
        int inputs = parameters[0].Inputs;
        return [.. values.Select(row => bias.Select((start, unit) =>
            activation(start + row.Select((value, input) => value * weights[(unit * inputs) + input]).Sum())).ToArray())];
    }

    private void AssertCounts(string name, double[][] values, Func<double, bool> isZero, Func<double, bool> isSaturated)
    {
        var layer = _network.GradientHealth[name];
        double total = values.Length * values[0].Length;
        Assert.Equal((values.Length, values[0].Length), (layer.Samples, layer.Units));
        Assert.Equal(values.Sum(row => row.Count(isZero)) / total, layer.ZeroShare, 1e-12);
        Assert.Equal(values.Sum(row => row.Count(isSaturated)) / total, layer.SaturatedShare, 1e-12);
        Assert.Equal(values[0].Where((_, unit) => values.All(row => isZero(row[unit]))).Count(), layer.DeadUnits);
        Assert.Equal(values[0].Where((_, unit) => values.All(row => isSaturated(row[unit]))).Count(), layer.SaturatedUnits);
        Assert.Equal((double)layer.DeadUnits / layer.Units, layer.DeadShare, 1e-12);
    }
}

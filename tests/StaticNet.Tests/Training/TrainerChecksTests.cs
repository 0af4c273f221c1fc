using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>What a trainer refuses, before anything changes.</summary>
public sealed class TrainerChecksTests : IDisposable
{
    private readonly SoftmaxRegression _network = new();
    private readonly Trainer<SoftmaxRegression> _trainer;

    public TrainerChecksTests() => _trainer = new Trainer<SoftmaxRegression>(_network, new Sgd(0.1f));

    public void Dispose() => _network.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(9)]
    public void Fit_BatchSizeOutsideTheCapacity_Throws(int batchSize)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            nameof(batchSize), () => _trainer.Fit(TrainingData.Classes(10), null, epochs: 1, batchSize));

        Assert.Contains("1 to 8", error.Message, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Fact]
    public void Fit_NoEpochs_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => _trainer.Fit(TrainingData.Classes(10), null, epochs: 0, batchSize: 8));
        AssertUntouched();
    }

    [Fact]
    public void Fit_NoDataset_Throws() =>
        Assert.Throws<ArgumentNullException>("training", () => _trainer.Fit(null!, null, epochs: 1, batchSize: 8));

    [Fact]
    public void Fit_DatasetWithoutSamples_Throws() => AssertRefused(TrainingData.Classes(10).Slice(0, 0), "no samples");

    [Fact]
    public void Fit_OtherInputLength_Throws() =>
        AssertRefused(new Dataset(new float[20], 5, new int[4]), "5 inputs; SoftmaxRegression takes 3");

    [Fact]
    public void Fit_ValuesForLabels_Throws() =>
        AssertRefused(new Dataset(new float[12], 3, new float[16], 4), "values; SoftmaxCrossEntropy of SoftmaxRegression takes class labels");

    [Fact]
    public void Fit_LabelBeyondTheOutputs_NamesTheSample()
    {
        int[] labels = [0, 3, 4, 5];

        AssertRefused(new Dataset(new float[12], 3, labels), "sample 2 is 4; SoftmaxRegression has 4 outputs, so a label is in [0, 4)");
    }

    [Fact]
    public void Fit_OtherTargetLength_Throws()
    {
        var trainer = new Trainer<LinearRegression>(new LinearRegression(), new Sgd(0.1f));

        var error = Assert.Throws<ArgumentException>(
            "training", () => trainer.Fit(new Dataset(new float[4], 2, new float[6], 3), null, epochs: 1, batchSize: 1));

        Assert.Contains("3 target values; LinearRegression has 2 outputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OptimizerOfAnotherNetwork_Throws()
    {
        var optimizer = new Adam();
        optimizer.Attach(16);

        Assert.Throws<InvalidOperationException>(() => new Trainer<SoftmaxRegression>(_network, optimizer));
    }

    [Theory]
    [InlineData(0, 2, 1, float.NaN, "Dense1.Weights is NaN at [2, 1]")]
    [InlineData(1, 3, 0, float.PositiveInfinity, "Dense1.Bias is Infinity at [3, 0]")]
    public void Step_BadGradient_NamesStepLayerAndTensorAndChangesNothing(int parameter, int output, int input, float value, string expected)
    {
        var data = TrainingData.Classes(8);
        var trainer = new Trainer<SoftmaxRegression>(_network, new Adam());
        trainer.Fit(data, null, epochs: 2, batchSize: 8);
        float[] before = _network.Parameters.ToArray();
        float[] moments = trainer.Optimizer.States[0].Values.ToArray();
        _network.Fault = (network, result) =>
        {
            SoftmaxRegression.Architecture.Parameters[parameter].In(network.Gradients)[output, input] = value;
            return new GradientResult(result.Loss, value, 0f);
        };

        var error = Assert.Throws<NonFiniteGradientException>(() => trainer.Fit(data, null, epochs: 1, batchSize: 8));

        Assert.Contains("Step 3:", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Step);
        Assert.Equal(SoftmaxRegression.Architecture.Parameters[parameter], error.Parameter);
        Assert.Equal(before, _network.Parameters.ToArray());
        Assert.Equal(moments, trainer.Optimizer.States[0].Values.ToArray());
        Assert.Equal(2, trainer.Optimizer.StepCount);
    }

    [Fact]
    public void Step_BadLossAlone_SaysSo()
    {
        _network.Fault = (_, result) => result with { Loss = float.PositiveInfinity };

        var error = Assert.Throws<NonFiniteGradientException>(() => _trainer.Fit(TrainingData.Classes(8), null, epochs: 1, batchSize: 8));

        Assert.Contains("the loss is Infinity, though every gradient is finite", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Parameter);
        Assert.Equal(float.PositiveInfinity, error.Loss);
    }

    [Fact]
    public void Step_NormBeyondFloatOfFiniteGradients_IsMade()
    {
        // √(2e38² · 2) and more exceeds float, but each gradient is finite and the factor of clipping is right.
        _network.Fault = (_, result) => new GradientResult(result.Loss, 4e38, 1e-39f);

        _trainer.Fit(TrainingData.Classes(8), null, epochs: 1, batchSize: 8);

        Assert.Equal(1, _trainer.Optimizer.StepCount);
    }

    [Fact]
    public void Fit_DropsLastOfFewerSamplesThanABatch_Throws()
    {
        _trainer.DropsLast = true;

        var error = Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => _trainer.Fit(TrainingData.Classes(7), epochs: 1, batchSize: 8));

        Assert.Contains("7 samples, fewer than the 8", error.Message, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Fact]
    public void Fit_LastBatchTooSmallToNormalize_IsRefusedUnlessItIsDropped()
    {
        using var network = new LoopClassifier(1, 8);
        var trainer = new Trainer<LoopClassifier>(network, new Adam());
        var data = TrainingData.Classes(17);

        var error = Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => trainer.Fit(data, epochs: 1, batchSize: 8));

        Assert.Contains("DropsLast", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0L), (trainer.EpochCount, network.TrainingPosition.Step));
        trainer.DropsLast = true;
        Assert.Equal(2, trainer.Fit(data, epochs: 1, batchSize: 8).Epochs[0].Steps);
    }

    [Fact]
    public void Step_WithinFitOrItself_IsRefused()
    {
        var data = TrainingData.Classes(8);
        _trainer.Callbacks = [new ScriptedCallback { Step = _ => _trainer.Step(new float[3], (int[])[1]) }];
        var within = Assert.Throws<InvalidOperationException>(() => _trainer.Fit(data, epochs: 1));
        Assert.Contains("Fit", within.Message, StringComparison.Ordinal);

        _trainer.Callbacks = [];
        _network.Fault = static (_, result) => result with { Loss = float.NaN };
        _trainer.NonFinitePolicy = NonFinitePolicy.Skip;
        _trainer.StepRejected += _ => _trainer.Step(new float[3], (int[])[1]);
        var nested = Assert.Throws<InvalidOperationException>(() => _trainer.Step(new float[3], (int[])[1]));
        Assert.Contains("Step", nested.Message, StringComparison.Ordinal);
        _network.Fault = null;
        _trainer.Step(new float[3], (int[])[1]);
    }

    [Fact]
    public void Setters_BadValues_NameThemselves()
    {
        Assert.Throws<ArgumentOutOfRangeException>("AccumulationSteps", () => _trainer.AccumulationSteps = 0);
        Assert.Throws<ArgumentNullException>("Metrics", () => _trainer.Metrics = null!);
        Assert.Throws<ArgumentException>("Metrics", () => _trainer.Metrics = [null!]);
        Assert.Throws<ArgumentNullException>("Callbacks", () => _trainer.Callbacks = null!);
        Assert.Throws<ArgumentException>("Callbacks", () => _trainer.Callbacks = [null!]);
        Assert.Throws<ArgumentException>("Schedule", () => _trainer.Schedule = new OneCycleSchedule(1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("EverySteps", () => new CheckpointCallback((_, _, _) => { }) { EverySteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Every", () => new CheckpointCallback((_, _, _) => { }) { Every = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>("DecayedKinds", () => _trainer.Optimizer.DecayedKinds = (ParameterKinds)128);
        Assert.Throws<ArgumentOutOfRangeException>("Unit", () => new ConstantSchedule(1) { Unit = (ScheduleUnit)2 });
        Assert.Throws<ArgumentOutOfRangeException>("Anneal", () => new OneCycleSchedule(1, 10) { Anneal = (AnnealKind)7 });
        Assert.Throws<ArgumentOutOfRangeException>("ThresholdKind", () => new ReduceOnPlateauSchedule(1) { ThresholdKind = (PlateauThreshold)(-1) });
    }

    private void AssertRefused(Dataset dataset, string expected)
    {
        var fits = TrainingData.Classes(10);
        var training = Assert.Throws<ArgumentException>("training", () => _trainer.Fit(dataset, null, epochs: 1, batchSize: 8));
        var validation = Assert.Throws<ArgumentException>("validation", () => _trainer.Fit(fits, dataset, epochs: 1, batchSize: 8));
        var evaluated = Assert.Throws<ArgumentException>(nameof(dataset), () => _trainer.Evaluate(dataset));

        Assert.All([training, validation, evaluated], error => Assert.Contains(expected, error.Message, StringComparison.Ordinal));
        AssertUntouched();
    }

    private void AssertUntouched()
    {
        Assert.Equal(0, _network.Calls);
        Assert.Equal(0, _trainer.EpochCount);
        Assert.Equal(0, _trainer.Optimizer.StepCount);
    }
}

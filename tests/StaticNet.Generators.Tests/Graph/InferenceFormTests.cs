using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Graph;

/// <summary>The forward pass in inference, on graphs of three operations.</summary>
public sealed class InferenceFormTests
{
    private readonly HandGraph _graph = new();

    [Fact]
    public void Of_Dropout_LetsItsReadersReadWhatItRead()
    {
        var dense = _graph.Dense(_graph.Input(4), 3);
        var dropped = _graph.Builder.AddTensor("dropped", dense.Shape);
        _graph.Forward.Add(new Dropout("dropout", dense, dropped, 0, 0));
        _graph.Add(dropped, dense, dropped);

        var (operations, source) = InferenceForm.Of(_graph.Forward);

        Assert.Equal(2, operations.Count);
        Assert.Equal([dense, dense, dense], Assert.IsType<Combine>(operations[1]).Inputs);
        Assert.Equal(dense, source(dropped));
    }

    [Fact]
    public void Of_BatchNormalization_TakesRunningStatistics()
    {
        var dense = _graph.Dense(_graph.Input(4), 3);
        var normalized = _graph.Builder.AddTensor("normalized", dense.Shape);
        var mean = new Parameter(0, "norm", "RunningMean", Generators.Graph.ParameterKind.Statistic, new Shape(3), "Zeros", 1, 1);
        _graph.Forward.Add(new BatchNormalize("norm", dense, normalized, new FeatureNormalization(mean, mean with { Id = 1 }, null, null, 0.1f, 1e-5f)));

        var (operations, _) = InferenceForm.Of(_graph.Forward);

        Assert.Equal(normalized, Assert.IsType<FixedNormalize>(operations[1]).Output);
    }
}

using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Graph;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which operations are joined, on graphs of three or four.</summary>
public sealed class FusionTests
{
    private readonly HandGraph _graph = new();

    [Fact]
    public void Fuse_OnlyReader_IsJoined()
    {
        var relu = _graph.Relu(_graph.Dense(_graph.Input(4), 3));

        var joined = Assert.IsType<MatrixMultiply>(Assert.Single(Fusion.Fuse(_graph.Forward, [])));

        Assert.Equal((relu, new ReluFunction()), (joined.Output, joined.Activation));
    }

    [Fact]
    public void Fuse_OnlyReaderFurtherDown_IsJoinedWhereTheProducerStands()
    {
        var input = _graph.Input(4);
        var dense = _graph.Dense(input, 3);
        var other = _graph.Dense(input, 3);
        var relu = _graph.Relu(dense);
        _graph.Add(other, relu);

        var fused = Fusion.Fuse(_graph.Forward, []);

        Assert.Equal(3, fused.Count);
        Assert.Equal(relu, Assert.IsType<MatrixMultiply>(fused[0]).Output);
        Assert.Null(Assert.IsType<MatrixMultiply>(fused[1]).Activation);
    }

    [Fact]
    public void Fuse_AnotherReader_KeepsThemApart()
    {
        var dense = _graph.Dense(_graph.Input(4), 3);
        _graph.Add(_graph.Relu(dense), dense);

        Assert.Equal([typeof(MatrixMultiply), typeof(Elementwise), typeof(Combine)], Fusion.Fuse(_graph.Forward, []).Select(operation => operation.GetType()));
    }

    [Fact]
    public void Fuse_ValueThatIsRead_AfterThePass_KeepsThemApart()
    {
        var dense = _graph.Dense(_graph.Input(4), 3);
        _graph.Relu(dense);

        Assert.Equal(2, Fusion.Fuse(_graph.Forward, [dense]).Count);
    }

    [Fact]
    public void Fuse_GradientOfAnActivation_JoinsTheInputGradientBelowIt()
    {
        var relu = _graph.Relu(_graph.Dense(_graph.Input(4), 3));
        var backward = _graph.Differentiate(_graph.Loss(_graph.Dense(relu, 2)));

        var fused = Fusion.Fuse([.. backward], []);

        Assert.Equal(new ReluFunction(), fused.OfType<MatrixInputGradient>().Single().Activation);
        Assert.Empty(fused.OfType<ElementwiseGradient>());
    }
}

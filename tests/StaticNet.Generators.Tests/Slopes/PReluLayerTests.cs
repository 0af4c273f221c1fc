using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Slopes;
using StaticNet.Generators.Model;
using Xunit;

namespace StaticNet.Generators.Tests.Slopes;

/// <summary>Which axis has slopes of its own.</summary>
public sealed class PReluLayerTests
{
    private static readonly TypeModel Type = new("", default, "partial class Net", "Net", "Net");
    private static readonly InitialWeights Zeros = new("Zeros", 1f, 0f, false);
    private static readonly ConvolutionLayer Signals = new("c", 1, 5, null, new WindowAxis(3, 1, default, 1), 1, true, Zeros);

    [Fact]
    public void Build_SignalOfAConvolution_HasASlopeForEachChannel()
    {
        Assert.Equal(5, SlopesOn(new Shape(3, 9), Signals));
        Assert.Equal(5, SlopesOn(new Shape(3, 9), Signals, new BatchNormLayer("b", 1, 0.1f, 1e-5f, Affine: true)));
    }

    [Fact]
    public void Build_Image_HasASlopeForEachChannel() => Assert.Equal(3, SlopesOn(new Shape(3, 4, 9)));

    [Fact]
    public void Build_SequenceOfFeatures_HasASlopeForEachFeature()
    {
        Assert.Equal(9, SlopesOn(new Shape(3, 9)));
        Assert.Equal(4, SlopesOn(new Shape(3, 9), Signals, new DenseLayer("d", 1, 4, true, Zeros)));
    }

    private static int SlopesOn(Shape input, params LayerModel[] before)
    {
        PartModel[] parts = [new InputModel("input", 0, input), .. before, new PReluLayer("p", 2, PerChannel: true, 0.25f), new MeanSquaredErrorLoss(3)];
        var (graph, problems) = GraphBuilder.Build(new NetworkModel(Type, new(parts), new ClippingModel(null, null)));
        Assert.Empty(problems);
        return graph!.Parameters.Single(parameter => parameter.Kind == Generators.Graph.ParameterKind.Slope).Outputs;
    }
}

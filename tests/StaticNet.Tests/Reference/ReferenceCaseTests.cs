using Xunit;

namespace StaticNet.Tests.Reference;

/// <summary>The reading of the reference files itself.</summary>
public sealed class ReferenceCaseTests
{
    [Fact]
    public void Load_CaseWithClipping_ReadsMetadataAndTensors()
    {
        var reference = ReferenceCase.Load("clip-norm");

        Assert.Equal("dense 10 24; tanh; dense 24 4", reference.Layers);
        Assert.Equal("cross_entropy", reference.Loss);
        Assert.Equal("sgd lr=0.5", reference.Optimizer);
        Assert.Equal("norm 0.1", reference.Clip);
        Assert.Equal(5, reference.Steps);
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], reference.ParameterNames);
        Assert.Equal([24, 10], reference.Parameters[0].Shape);
        Assert.Equal(reference.Batch, reference.Labels.Length);
        Assert.All(reference.Labels, label => Assert.InRange(label, 0, 3));
        Assert.Equal(5, reference["losses"].Values.Length);
    }

    [Fact]
    public void Load_CaseWithClipping_HasGradientsOfTheRecordedNorm()
    {
        var reference = ReferenceCase.Load("clip-norm");

        double norm = Math.Sqrt(reference.Gradients.Sum(tensor => tensor.Values.Sum(value => (double)value * value)));

        Assert.Equal(reference["norms"].Values[0], norm, 1e-5);
        Assert.True(norm > 0.1);
        Assert.Equal(0.1, Math.Sqrt(reference.ClippedGradients.Sum(tensor => tensor.Values.Sum(value => (double)value * value))), 1e-5);
    }
}

using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests;

public sealed class ActivationExportTests
{
    [Fact]
    public void Export_DenseLayers_AgreesWithOnnxRuntime() => Agreement.Assert(new Thin(seed: 1));

    [Fact]
    public void Export_OneLayer_AgreesWithOnnxRuntime() => Agreement.Assert(new Line(seed: 1));

    [Fact]
    public void Export_Activations_AgreesWithOnnxRuntime() => Agreement.Assert(new Activations(seed: 1));

    [Fact]
    public void Export_ActivationsOfRows_AgreesWithOnnxRuntime() => Agreement.Assert(new ActivationsOfRows(seed: 1));
}

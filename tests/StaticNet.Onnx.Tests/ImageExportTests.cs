using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests;

public sealed class ImageExportTests
{
    [Fact]
    public void Export_ImagesWithPools_AgreesWithOnnxRuntime() => Agreement.Assert(new Images(seed: 1));

    [Fact]
    public void Export_TransposedConvolutions_AgreesWithOnnxRuntime() => Agreement.Assert(new Restored(seed: 1));

    [Fact]
    public void Export_Signals_AgreesWithOnnxRuntime() => Agreement.Assert(new Signals(seed: 1));

    [Fact]
    public void Export_LayersOfTheLastAxisOfAnImage_AgreesWithOnnxRuntime() => Agreement.Assert(new Reshaped(seed: 1));

    [Fact]
    public void Export_Normalizations_AgreesWithOnnxRuntime() => Agreement.Assert(new Normalized(seed: 1));
}

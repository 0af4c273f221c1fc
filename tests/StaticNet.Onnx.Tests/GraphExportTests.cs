using StaticNet.Onnx.Tests.Networks;
using Xunit;

namespace StaticNet.Onnx.Tests;

public sealed class GraphExportTests
{
    [Fact]
    public void Export_Branches_AgreesWithOnnxRuntime() => Agreement.Assert(new Branched(seed: 1));

    [Fact]
    public void Export_OutputsOfOneValue_AgreesWithOnnxRuntime() => Agreement.Assert(new Repeated(seed: 1));
}

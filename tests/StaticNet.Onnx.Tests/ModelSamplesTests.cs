using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace StaticNet.Onnx.Tests;

/// <summary>The models in the folder are what ONNX Runtime says of them: otherwise tests of their import would prove nothing.</summary>
public sealed class ModelSamplesTests
{
    // What was exported for training normalizes by its batch; its samples are those of inference.
    public static TheoryData<string> Models => [.. ModelSamples.Names.Where(name => !name.StartsWith("torch_training_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Models))]
    public void Samples_InOnnxRuntime_GiveWhatIsBesideThem(string name)
    {
        // The outputs of half precision are compared as coarsely as they are.
        float tolerance = name == "half_13" ? 5e-3f : 1e-5f;
        var samples = ModelSamples.Read(name);
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(samples.Path, options);
        using var results = session.Run([.. samples.Inputs.Select(input => Feed(input, session.InputMetadata[input.Name]))], [.. samples.Outputs.Select(output => output.Name)]);
        foreach (var (output, result) in samples.Outputs.Zip(results))
        {
            double[] actual = Read(result);
            Assert.Equal(output.Values.Length, actual.Length);
            double scale = output.Values.Max(Math.Abs);
            Assert.All(output.Values.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * scale));
        }
    }

    private static NamedOnnxValue Feed(SampleTensor tensor, NodeMetadata metadata)
    {
        if (metadata.ElementType == typeof(long))
            return Create(tensor, value => (long)value);
        if (metadata.ElementType == typeof(double))
            return Create(tensor, value => value);
        return metadata.ElementType == typeof(Float16) ? Create(tensor, value => (Float16)(float)value) : Create(tensor, value => (float)value);
    }

    private static NamedOnnxValue Create<T>(SampleTensor tensor, Func<double, T> convert) =>
        NamedOnnxValue.CreateFromTensor(tensor.Name, new DenseTensor<T>(Array.ConvertAll(tensor.Values, value => convert(value)), tensor.Shape));

    private static double[] Read(DisposableNamedOnnxValue value) => value.Value switch
    {
        DenseTensor<double> doubles => [.. doubles],
        DenseTensor<Float16> halves => [.. halves.Select(half => (double)(float)half)],
        DenseTensor<float> singles => [.. singles.Select(single => (double)single)],
        _ => throw new InvalidOperationException($"Output {value.Name} has a type that isn't tested."),
    };
}

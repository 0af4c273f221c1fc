using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace StaticNet.Onnx.Tests;

/// <summary>A network as ONNX Runtime runs it.</summary>
internal sealed class RuntimeModel : IDisposable
{
    private readonly NetworkArchitecture _architecture;
    private readonly InferenceSession _session;

    private RuntimeModel(NetworkArchitecture architecture, byte[] file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        (_architecture, _session) = (architecture, new InferenceSession(file, options));
    }

    /// <summary>Exports a network and loads what was written.</summary>
    public static RuntimeModel Of<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        return new RuntimeModel(TNetwork.Architecture, stream.ToArray());
    }

    /// <summary>The outputs of a batch, those of each output one after the other, as a network has them.</summary>
    /// <param name="samples">The batch.</param>
    public float[] Predict(RandomSamples samples)
    {
        var inputs = new List<NamedOnnxValue>();
        for (int input = 0; input < _architecture.Inputs.Length; input++)
        {
            var info = _architecture.Inputs[input];
            int[] dims = [samples.Count, .. info.Shape];
            inputs.Add(info.Kind == ElementKind.Values
                ? NamedOnnxValue.CreateFromTensor(info.Name, new DenseTensor<float>(samples.ValuesOf(input), dims))
                : NamedOnnxValue.CreateFromTensor(info.Name, new DenseTensor<long>(samples.TokensOf(input), dims)));
        }

        if (samples.Lengths.Length > 0)
            inputs.Add(NamedOnnxValue.CreateFromTensor("lengths", new DenseTensor<long>(Array.ConvertAll(samples.Lengths, length => (long)length), new[] { samples.Count })));
        using var results = _session.Run(inputs, [.. _architecture.Outputs.Select(output => output.Name)]);
        var outputs = new List<float>();
        for (int output = 0; output < results.Count; output++)
        {
            var tensor = results[output].AsTensor<float>();
            Xunit.Assert.Equal([samples.Count, .. _architecture.Outputs[output].Shape], tensor.Dimensions.ToArray());
            outputs.AddRange(tensor);
        }

        return [.. outputs];
    }

    public void Dispose() => _session.Dispose();
}

using StaticNet.CompilerServices;
using StaticNet.Data;
using StaticNet.Files;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Export;

/// <summary>Makes a model of a network: its inputs, the nodes of each layer, its outputs.</summary>
internal sealed class ModelWriter
{
    private const int Opset = 17;

    // The one that came with the opset.
    private const int IrVersion = 8;

    // What a message may have, with room for all that isn't weights.
    private const long MostBytes = int.MaxValue - (64L << 20);

    private readonly LayerGraph _network;
    private readonly GraphWriter _graph;
    private readonly SampleLengths? _lengths;

    // The names of what each layer makes.
    private readonly string[] _values;
    private readonly string[] _inputs;

    private ModelWriter(LayerGraph network, GraphWriter graph)
    {
        (_network, _graph, _values) = (network, graph, new string[network.Layers.Length]);
        var architecture = network.Architecture;
        _inputs = [.. architecture.Inputs.Select(input => graph.AddInput(input.Name, input.Kind == ElementKind.Integers ? DataType.Int64 : DataType.Float, input.Shape))];
        if (architecture.Steps is { } steps)
            _lengths = new SampleLengths(graph, graph.AddInput(SampleLengths.InputName, DataType.Int64, []), steps);
    }

    /// <summary>The model of a network with its weights.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    public static ModelProto Write<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var graph = TNetwork.Graph;
        var architecture = graph.Architecture;
        long bytes = sizeof(float) * (long)architecture.Parameters.Concat(architecture.Statistics).Sum(info => (long)info.Count);
        if (bytes > MostBytes)
            throw new NotSupportedException(
                $"{architecture.Name} has {bytes:N0} bytes of weights, and an ONNX file has at most {MostBytes:N0}: save them as safetensors, by SaveWeights.");

        // As they are saved elsewhere: checked, by their names, and without a call that changes them meanwhile.
        using var content = new MemoryStream();
        network.SaveWeights(content);
        content.Position = 0;
        using var weights = SafetensorsFile.Open(content);
        var writer = new ModelWriter(graph, new GraphWriter(weights, architecture.Outputs.Select(output => output.Name)));
        writer.WriteLayers();
        writer.WriteOutputs();
        return new ModelProto
        {
            IrVersion = IrVersion,
            OpsetImport = { new OperatorSetIdProto { Version = Opset } },
            ProducerName = "StaticNet",
            ProducerVersion = typeof(ModelWriter).Assembly.GetName().Version?.ToString(3) ?? "",
            Graph = writer._graph.Complete(architecture.Name),
            MetadataProps =
            {
                new StringStringEntryProto { Key = NetworkWeights.NetworkKey, Value = architecture.Name },
                new StringStringEntryProto { Key = "staticnet.fingerprint", Value = architecture.Fingerprint },
            },
        };
    }

    private void WriteLayers()
    {
        // What is beyond a length may be anything, and would be in sums.
        _graph.Scope = SampleLengths.InputName;
        for (int input = 0; input < _inputs.Length; input++)
            if (_network.Architecture.Inputs[input].HasLengths)
                _inputs[input] = _lengths!.Clear(_inputs[input], _network.Architecture.Inputs[input].Kind == ElementKind.Integers);
        for (int index = 0; index < _values.Length; index++)
        {
            var layer = _network.Layers[index];
            _graph.Scope = layer.Name;
            var nodes = new LayerNodes(_graph, _network, layer, [.. layer.Sources.Select(ValueOf)], _lengths);
            _values[index] = KindWriters.Find(layer)(nodes);
        }
    }

    private void WriteOutputs()
    {
        for (int output = 0; output < _network.OutputSources.Length; output++)
        {
            int source = _network.OutputSources[output];
            var info = _network.Architecture.Outputs[output];
            _graph.Scope = info.Name;
            _graph.AddOutput(info.Name, _network.HasLengths(source) ? _lengths!.Clear(ValueOf(source), isInteger: false) : ValueOf(source), info.Shape);
        }
    }

    private string ValueOf(int source) => source < 0 ? _inputs[-source - 1] : _values[source];
}

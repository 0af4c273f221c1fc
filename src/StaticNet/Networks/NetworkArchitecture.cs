using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>The shapes, layers and parameters of a network's type: everything about it that doesn't change.</summary>
public sealed partial class NetworkArchitecture
{
    /// <summary>The name of the network's class.</summary>
    public required string Name { get; init; }

    /// <summary>The shape of one sample; of several inputs, which lie one after the other, the length of all.</summary>
    public required ImmutableArray<int> InputShape { get; init; }

    /// <summary>The inputs: one of <see cref="InputShape"/>, unless the network has several.</summary>
    public ImmutableArray<InputInfo> Inputs
    {
        get => field.IsDefault ? field = [new InputInfo("inputs", InputShape)] : field;
        init;
    }

    /// <summary>The steps of the longest sample, where samples may have fewer; null where they have no lengths.</summary>
    public int? Steps
    {
        get
        {
            foreach (var input in Inputs)
                if (input.HasLengths)
                    return input.Shape[0];
            return null;
        }
    }

    /// <summary>The outputs: what the last layer makes, unless the network has several or ends elsewhere.</summary>
    public ImmutableArray<OutputInfo> Outputs
    {
        get => field.IsDefault ? field = [new OutputInfo("outputs", Layers[^1].OutputShape, Loss, TargetKind) { IgnoreLabel = IgnoreLabel }] : field;
        init;
    }

    /// <summary>The layers, top to bottom.</summary>
    public required ImmutableArray<LayerSummary> Layers { get; init; }

    /// <summary>The parameters, in the order of the flat array.</summary>
    public required ImmutableArray<ParameterInfo> Parameters { get; init; }

    /// <summary>The length of the flat parameter array, padding included.</summary>
    public required int ParameterArrayLength { get; init; }

    /// <summary>
    /// What layers keep from batch to batch without training it, such as the running means of batch normalization, in the
    /// order of the flat array <see cref="INetwork.Statistics"/>.
    /// </summary>
    public ImmutableArray<ParameterInfo> Statistics { get; init; } = [];

    /// <summary>The length of the flat array of statistics, padding included.</summary>
    public int StatisticArrayLength { get; init; }

    /// <summary>The fewest samples of a training batch: 2 with batch normalization, which needs a variance.</summary>
    public int SmallestTrainingBatch { get; init; } = 1;

    /// <summary>The loss with its options, <c>SoftmaxCrossEntropy</c>.</summary>
    public required string Loss { get; init; }

    /// <summary>What the loss compares outputs with.</summary>
    public required TargetKind TargetKind { get; init; }

    /// <summary>The label of samples that the loss ignores; null for none.</summary>
    public int? IgnoreLabel { get; init; }

    /// <summary>The shape of the outputs for one sample; of several, which lie one after the other, the length of all.</summary>
    public ImmutableArray<int> OutputShape => Outputs.Length == 1 ? Outputs[0].Shape : [Outputs.Sum(output => output.Length)];

    /// <summary>The number of input values of one sample.</summary>
    public int InputLength => Product(InputShape);

    /// <summary>The number of outputs for one sample.</summary>
    public int OutputLength => Product(OutputShape);

    /// <summary>The number of target elements of one sample: a label for each row of the outputs, 1 for a vector, or a value for every output.</summary>
    public int TargetLength
    {
        get
        {
            int length = 0;
            foreach (var output in Outputs)
                length += output.TargetLength;
            return length;
        }
    }

    /// <summary>The number of parameters, padding not counted.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The layer table as text. A line says what its layer reads where that isn't what the line above makes.</summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{Name}: input [{string.Join(", ", InputShape)}]\n");
        foreach (var layer in Layers)
        {
            table.Append(CultureInfo.InvariantCulture, $"{layer.Name,-16}{layer.Kind,-24}{$"[{string.Join(", ", layer.OutputShape)}]",-16}");
            table.Append(CultureInfo.InvariantCulture, $"{layer.ParameterCount,12:N0}{layer.Flops,14:N0}");
            if (layer.Sources.Length > 0)
                table.Append(CultureInfo.InvariantCulture, $"  reads {string.Join(", ", layer.Sources.Select(NameOf))}");
            if (layer.ParametersOf is { } owner)
                table.Append(CultureInfo.InvariantCulture, $"  has the parameters of {owner}");
            table.Append('\n');
        }

        foreach (var output in Outputs)
            if (output.Source is { } source)
                table.Append(CultureInfo.InvariantCulture, $"{output.Name} is {NameOf(source)}\n");
        table.Append(CultureInfo.InvariantCulture, $"{Loss}; {ParameterCount:N0} parameters");
        return table.ToString();
    }

    private string NameOf(int source) => source >= 0 ? Layers[source].Name : $"input {Inputs[~source].Name}";

    private static int Product(ImmutableArray<int> shape) => shape.Aggregate(1, (product, size) => product * size);
}

using System.Collections.Immutable;

namespace StaticNet;

/// <content>The samples that the network takes.</content>
public sealed partial class NetworkArchitecture
{
    /// <summary>What a sample of a batch is made of: the inputs, and a target for each output with a loss.</summary>
    public SampleShape SampleShape => field ??= new(
        [.. Inputs.Select(input => input.Kind == ElementKind.Values ? SamplePart.Values(input.Length) : SamplePart.Tokens(input.Length))],
        [.. Outputs.Where(output => output.Loss is not null).Select(TargetOf)])
    {
        HasLengths = Steps is not null,
    };

    /// <summary>The outputs with a loss of their own.</summary>
    internal ImmutableArray<LossOutput> LossOutputs => field.IsDefault ? field = LossOutput.Of(this, SampleShape) : field;

    /// <summary>Whether no output has a loss, so that the caller's is used.</summary>
    internal bool HasCallersLoss
    {
        get
        {
            foreach (var output in Outputs)
                if (output.Loss is not null)
                    return false;
            return true;
        }
    }

    /// <summary>
    /// One output as if the network had no other. Each row of it that has a label or a loss, such as a step of a sequence, stands as a sample of its own.
    /// </summary>
    /// <param name="output">The output.</param>
    internal NetworkArchitecture For(OutputInfo output)
    {
        bool hasRows = output.LossRows > 1;
        if (Outputs.Length == 1 && !hasRows)
            return this;
        return new NetworkArchitecture
        {
            Name = Outputs.Length == 1 ? Name : $"{Name}'s output '{output.Name}'",
            InputShape = InputShape,
            Inputs = Inputs,
            Outputs = [hasRows ? output with { Shape = [output.Features] } : output],
            Layers = Layers,
            Parameters = Parameters,
            ParameterArrayLength = ParameterArrayLength,
            Statistics = Statistics,
            StatisticArrayLength = StatisticArrayLength,
            SmallestTrainingBatch = SmallestTrainingBatch,
            Loss = output.Loss ?? "",
            TargetKind = output.TargetKind,
            IgnoreLabel = output.IgnoreLabel,
        };
    }

    private static SamplePart TargetOf(OutputInfo output) => output.TargetKind == TargetKind.Labels
        ? SamplePart.Labels(output.TargetLength, output.IgnoreLabel)
        : SamplePart.Values(output.TargetLength);
}

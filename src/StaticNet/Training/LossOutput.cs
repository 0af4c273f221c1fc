using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>An output of a network and the targets that it is compared with.</summary>
/// <param name="Index">The output, from 0.</param>
/// <param name="Start">Where its block begins among all outputs, in values of one sample.</param>
/// <param name="Target">The target, from 0.</param>
/// <param name="Info">The output.</param>
/// <param name="View">The network as if it had this output alone, for metrics and checks.</param>
internal sealed record LossOutput(int Index, int Start, int Target, OutputInfo Info, NetworkArchitecture View)
{
    /// <summary>The labels of a sample, or the steps if it may have fewer, else 1 for values: what metrics see as samples.</summary>
    public int Rows => Info.LossRows;

    /// <summary>
    /// Those of a network: the outputs with a loss; or of one whose loss is the caller's, the outputs that the target at the same place fits.
    /// </summary>
    /// <param name="architecture">The network's.</param>
    /// <param name="shape">The shape of the samples.</param>
    public static ImmutableArray<LossOutput> Of(NetworkArchitecture architecture, SampleShape shape)
    {
        var outputs = ImmutableArray.CreateBuilder<LossOutput>();
        int start = 0;
        for (int i = 0; i < architecture.Outputs.Length; i++)
        {
            var output = architecture.Outputs[i];
            var compared = architecture.HasCallersLoss ? Compared(output, i < shape.Targets.Length ? shape.Targets[i] : null) : output;
            if (compared?.Loss is not null)
                outputs.Add(new LossOutput(i, start, architecture.HasCallersLoss ? i : outputs.Count, compared, architecture.For(compared)));
            start += output.Length;
        }

        return outputs.ToImmutable();
    }

    private static OutputInfo? Compared(OutputInfo output, SamplePart? target)
    {
        if (target is null)
            return null;
        var kind = target.Kind == ElementKind.Integers ? TargetKind.Labels : TargetKind.Values;
        var compared = output with { Loss = "a loss of the caller's", TargetKind = kind, IgnoreLabel = target.IgnoreLabel };
        return compared.TargetLength == target.Length ? compared : null;
    }
}

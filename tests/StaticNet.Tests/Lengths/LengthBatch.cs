using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>A batch of samples of their lengths, as a network takes it and as the scalar implementation does: without what is beyond.</summary>
/// <param name="Check">The network.</param>
/// <param name="Lengths">The lengths.</param>
/// <param name="Inputs"><c>[batch][values of its steps]</c></param>
/// <param name="Targets"><c>[batch][targets, of its steps where each has one]</c></param>
internal sealed record LengthBatch(LengthCase Check, int[] Lengths, double[][] Inputs, double[][] Targets)
{
    /// <summary>The number of samples.</summary>
    public int Count => Lengths.Length;

    private NetworkArchitecture Architecture => Check.Generated.Architecture;

    private bool TakesLabels => Architecture.TargetKind == TargetKind.Labels;

    /// <summary>Draws a batch in which the first sample has one step and the last has all.</summary>
    /// <param name="check">The network.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="random">The source.</param>
    public static LengthBatch Draw(LengthCase check, int samples, Random random)
    {
        int[] lengths = [.. Enumerable.Range(0, samples).Select(i => i == samples - 1 ? check.Steps : i == 0 ? 1 : random.Next(1, check.Steps + 1))];
        var networks = lengths.Select(check.CreateScalar).ToList();
        double[][] inputs = [.. networks.Select((network, i) => network.DrawInput(1.5, random)[..(lengths[i] * check.Features)])];
        return new LengthBatch(check, lengths, inputs, [.. networks.Select(network => network.DrawTarget(random))]);
    }

    /// <summary>The batch as the network takes it.</summary>
    /// <param name="beyond">What values are beyond a length.</param>
    /// <param name="beyondOfIntegers">What tokens and labels are there.</param>
    /// <param name="weights">What samples weigh.</param>
    public Batch Samples(float beyond, int beyondOfIntegers, params float[] weights)
    {
        float[] values = [], targetValues = [];
        int[] tokens = [], labels = [];
        if (Architecture.Inputs[0].Vocabulary is null)
            values = Pad(Inputs, Check.Steps * Check.Features, value => (float)value, beyond);
        else
            tokens = Pad(Inputs, Check.Steps, value => (int)value, beyondOfIntegers);
        if (TakesLabels)
            labels = Pad(Targets, Architecture.TargetLength, value => (int)value, beyondOfIntegers);
        else
            targetValues = Pad(Targets, Architecture.TargetLength, value => (float)value, beyond);
        var targets = TakesLabels ? new Targets(labels, weights) : new Targets(targetValues, weights);
        return new Batch(Architecture.SampleShape, Count, values, tokens, targets) { Lengths = Lengths };
    }

    /// <summary>What the scalar implementation makes of a sample, as large as the network's outputs of it.</summary>
    /// <param name="network">The scalar network of its length.</param>
    /// <param name="sample">The sample.</param>
    public double[] Infer(ScalarNetwork network, int sample) => Pad([network.Infer([Taken(sample)])[0]], Architecture.OutputLength, value => value, 0);

    /// <summary>The inputs of a sample as the scalar implementation takes them.</summary>
    /// <param name="sample">The sample.</param>
    public double[] Taken(int sample) => Check.TakesZeros ? Pad([Inputs[sample]], Check.Steps * Check.Features, value => value, 0) : Inputs[sample];

    /// <summary>The part of each sample in the mean loss.</summary>
    /// <param name="weights">What samples weigh; none for 1 each.</param>
    public double[] Shares(params float[] weights)
    {
        double[] parts = [.. Lengths.Select((length, i) => (weights.Length == 0 ? 1.0 : weights[i])
            * (TakesLabels ? Targets[i].Sum(Check.WeightOf) : Check.HasStepTargets ? length : 1))];
        return [.. parts.Select(part => part / parts.Sum())];
    }

    private static T[] Pad<T>(double[][] rows, int length, Func<double, T> convert, T beyond) =>
        [.. rows.SelectMany(row => row.Select(convert).Concat(Enumerable.Repeat(beyond, length - row.Length)))];
}

using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Reference;

/// <summary>What the scalar implementation computes of a reference case's batch.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Outputs">The outputs in inference, those of one output behind the other.</param>
/// <param name="Gradients">The gradient of each parameter.</param>
internal sealed record ReferenceResult(double Loss, double[] Outputs, double[][] Gradients)
{
    /// <summary>Computes it. A sample that has a length is the sample of a network for so many steps; the mean is over all steps that there are.</summary>
    /// <param name="reference">The case.</param>
    public static ReferenceResult Of(ReferenceCase reference)
    {
        double[][] inputs = Samples(reference, reference.InputTensors);
        double[][] targets = reference.Steps == 0 ? [] : Samples(reference, reference.OutputNames.Select(output => reference["target" + output]));
        return reference.Lengths.Length == 0 ? OfWhole(ReferenceScalar.Build(reference), inputs, targets) : OfShorter(reference, inputs, targets);
    }

    private static ReferenceResult OfWhole(ScalarNetwork network, double[][] inputs, double[][] targets)
    {
        double loss = targets.Length == 0 ? 0 : network.ComputeGradients(inputs, targets);
        return new ReferenceResult(
            loss, ScalarBatch.Blocks(network.Infer(inputs), network.Outputs.Select(output => output.Length)), [.. network.Parameters.Select(parameter => parameter.Gradients)]);
    }

    private static ReferenceResult OfShorter(ReferenceCase reference, double[][] inputs, double[][] targets)
    {
        int length = reference["output_eval"].Values.Length / reference.Batch;
        var samples = reference.Lengths.Select((steps, sample) =>
        {
            var network = ReferenceScalar.Build(reference, steps);
            var output = network.Outputs[0];
            var result = OfWhole(network, [inputs[sample][..network.InputLength]], [targets[sample][..output.TargetLength]]);
            return (Result: result, Weight: output.Shape.Length == 1 ? 1 : steps);
        }).ToList();
        double weight = samples.Sum(sample => sample.Weight);
        return new ReferenceResult(
            samples.Sum(sample => sample.Weight / weight * sample.Result.Loss),
            [.. samples.SelectMany(sample => sample.Result.Outputs.Concat(new double[length - sample.Result.Outputs.Length]))],
            [
                .. Enumerable.Range(0, samples[0].Result.Gradients.Length).Select(p => samples
                    .Select(sample => Array.ConvertAll(sample.Result.Gradients[p], value => sample.Weight / weight * value))
                    .Aggregate((sum, added) => [.. sum.Zip(added, (a, b) => a + b)])),
            ]);
    }

    // A file has the batch of each part by itself; the scalar implementation takes samples with all their parts.
    private static double[][] Samples(ReferenceCase reference, IEnumerable<ReferenceTensor> parts) =>
    [
        .. Enumerable.Range(0, reference.Batch).Select(sample => parts
            .Select(part => part.Values)
            .SelectMany(values => values.Chunk(values.Length / reference.Batch).ElementAt(sample))
            .Select(value => (double)value).ToArray()),
    ];
}

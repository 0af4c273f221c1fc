namespace StaticNet;

/// <summary>Evaluates a network, in inference mode, on samples; allocates nothing once it has had as many.</summary>
/// <param name="network">The network.</param>
/// <param name="reader">Reads the samples.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class NetworkEvaluator<TNetwork>(TNetwork network, SampleReader reader)
    where TNetwork : class, INetwork
{
    // Enough for the kernels' best speed; the outputs of a sample don't depend on its batch.
    private const int LargestBatch = 256;

    private readonly BatchBuffer _batch = new(TNetwork.Architecture);
    private readonly int[] _indices = new int[Math.Min(network.BatchCapacity, LargestBatch)];

    /// <summary>Evaluates.</summary>
    /// <param name="source">The samples, checked.</param>
    /// <param name="metrics">Figures to gather besides.</param>
    /// <exception cref="SampleException">A sample can't be read, or isn't valid.</exception>
    public Evaluation Evaluate(ISampleSource source, ReadOnlySpan<Metric> metrics)
    {
        int count = source.Count;
        bool hasWeights = source.Shape.HasWeights;
        foreach (var metric in metrics)
            metric.Begin(TNetwork.Architecture, count);
        int batchSize = Math.Min(_indices.Length, count);
        _batch.Reserve(batchSize);

        double loss = 0, weight = 0;
        int correct = 0, labelled = 0;
        for (int start = 0; start < count; start += batchSize)
        {
            reader.Read(source, hasWeights, Indices(start, Math.Min(batchSize, count - start)), _batch, metrics);
            double mean = network.Evaluate(_batch.Inputs, _batch.Targets, _batch.Outputs);
            double batchWeight = LossWeight.Of(network, _batch);
            loss += mean * batchWeight;
            weight += batchWeight;
            var counts = _batch.CountCorrect();
            correct += counts.Correct;
            labelled += counts.Labelled;
            foreach (var metric in metrics)
                metric.Add(_batch.Outputs, _batch.Targets);
        }

        double? accuracy = labelled > 0 ? (double)correct / labelled : null;
        return new Evaluation(weight > 0 ? loss / weight : double.NaN, accuracy, count);
    }

    private ReadOnlySpan<int> Indices(int start, int count)
    {
        var indices = _indices.AsSpan(0, count);
        for (int i = 0; i < count; i++)
            indices[i] = start + i;
        return indices;
    }
}

using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>Evaluates a network, in inference mode, on samples; for one output it allocates nothing once it has had as many.</summary>
/// <param name="network">The network.</param>
/// <param name="passes">Its passes.</param>
/// <param name="reader">Reads the samples.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class NetworkEvaluator<TNetwork>(TNetwork network, NetworkPasses<TNetwork> passes, SampleReader reader)
    where TNetwork : class, INetwork
{
    // Enough for the kernels' best speed; the outputs of a sample don't depend on its batch.
    private const int LargestBatch = 256;

    private readonly int[] _indices = new int[Math.Min(network.BatchCapacity, LargestBatch)];
    private BatchBuffer? _buffer;
    private OutputTotals[] _totals = [];

    /// <summary>Evaluates.</summary>
    /// <param name="source">The samples, checked.</param>
    /// <param name="metrics">Figures to gather besides, checked.</param>
    /// <exception cref="SampleException">A sample can't be read, or isn't valid.</exception>
    public Evaluation Evaluate(ISampleSource source, ReadOnlySpan<Metric> metrics)
    {
        int count = source.Count;
        var shape = source.Shape;
        var batch = BufferFor(shape);
        Begin(metrics, batch.LossOutputs, count);
        int batchSize = Math.Min(_indices.Length, count);
        batch.Reserve(batchSize);

        double loss = 0, weight = 0;
        for (int start = 0; start < count; start += batchSize)
        {
            reader.Read(source, shape.HasWeights, Indices(start, Math.Min(batchSize, count - start)), batch, metrics);
            double mean = passes.Evaluate(batch.Batch, batch.Outputs);
            double batchWeight = passes.WeightOf(batch);
            loss += mean * batchWeight;
            weight += batchWeight;
            Add(batch, metrics);
        }

        return Summarize(weight > 0 ? loss / weight : double.NaN, count, batch.LossOutputs);
    }

    /// <summary>Demands metrics that fit the outputs they are of.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="metrics">The metrics.</param>
    /// <exception cref="ArgumentException">One doesn't.</exception>
    public void Check(ISampleSource source, ReadOnlySpan<Metric> metrics)
    {
        foreach (var metric in metrics)
            Begin(metric, LossOutputsFor(source.Shape), source.Count);
    }

    /// <summary>The outputs that samples have targets for.</summary>
    /// <param name="shape">The samples' shape, checked.</param>
    public ImmutableArray<LossOutput> LossOutputsFor(SampleShape shape) => BufferFor(shape).LossOutputs;

    // A source may say an equal shape, though another one, each time.
    private BatchBuffer BufferFor(SampleShape shape)
    {
        if (_buffer is null || !_buffer.Shape.IsFedBy(shape, hasTargets: true))
        {
            _buffer = new BatchBuffer(TNetwork.Architecture, BatchBuffer.ShapeOf(TNetwork.Architecture, shape));
            _totals = new OutputTotals[_buffer.LossOutputs.Length];
        }

        return _buffer;
    }

    private void Begin(ReadOnlySpan<Metric> metrics, ImmutableArray<LossOutput> outputs, int count)
    {
        Array.Clear(_totals);
        foreach (var metric in metrics)
            Begin(metric, outputs, count);
    }

    private static void Begin(Metric metric, ImmutableArray<LossOutput> outputs, int count)
    {
        var output = OutputOf(metric, outputs);
        metric.Begin(output.View, checked(count * output.Rows));
    }

    private static LossOutput OutputOf(Metric metric, ImmutableArray<LossOutput> outputs)
    {
        if (metric.Output is null && outputs.Length == 1)
            return outputs[0];
        foreach (var output in outputs)
            if (output.Info.Name == metric.Output)
                return output;
        string names = string.Join(", ", outputs.Select(output => $"'{output.Info.Name}'"));
        throw new ArgumentException(
            outputs.IsEmpty
                ? $"The metric {metric.ReportedName} compares an output with targets, but the samples have none that {TNetwork.Architecture.Name}'s outputs fit."
                : metric.Output is null
                    ? $"{TNetwork.Architecture.Name} has the outputs {names}; say which one {metric.Name} is of: new {metric.GetType().Name} {{ Output = \"{outputs[0].Info.Name}\" }}."
                    : $"{metric.Name} is of the output '{metric.Output}', but {TNetwork.Architecture.Name} has {names}.",
            nameof(metric));
    }

    private void Add(BatchBuffer batch, ReadOnlySpan<Metric> metrics)
    {
        foreach (var metric in metrics)
        {
            var output = OutputOf(metric, batch.LossOutputs);
            batch.AddTo(metric, output);
        }

        bool hasLosses = passes.Loss is null && network.Memory is not null && batch.LossOutputs.Length > 1;
        for (int i = 0; i < batch.LossOutputs.Length; i++)
        {
            var counts = batch.CountCorrect(batch.LossOutputs[i]);
            _totals[i].Correct += counts.Correct;
            _totals[i].Labelled += counts.Labelled;
            if (hasLosses)
                _totals[i].AddLoss(network.Memory!.LossAt(i), batch.Count, batch.LossOutputs[i].Rows);
        }
    }

    private Evaluation Summarize(double loss, int count, ImmutableArray<LossOutput> outputs) => TNetwork.Architecture.Outputs.Length == 1
        ? new Evaluation(loss, outputs.IsEmpty ? null : _totals[0].Accuracy, count)
        : SummarizeSeveral(loss, count, outputs);

    private Evaluation SummarizeSeveral(double loss, int count, ImmutableArray<LossOutput> outputs)
    {
        bool hasLosses = passes.Loss is null && network.Memory is not null && outputs.Length > 1;

        // Where labels weigh differently, the mean of each output is over weights of its own.
        if (hasLosses)
            loss = outputs.Select((output, index) => (double)output.Info.Weight * _totals[index].Loss).Sum();
        return new Evaluation(loss, null, count)
        {
            Outputs = [.. outputs.Select((output, index) => new OutputEvaluation(
                output.Info.Name, hasLosses ? _totals[index].Loss : outputs.Length == 1 ? loss : double.NaN, _totals[index].Accuracy))],
        };
    }

    private ReadOnlySpan<int> Indices(int start, int count)
    {
        var indices = _indices.AsSpan(0, count);
        for (int i = 0; i < count; i++)
            indices[i] = start + i;
        return indices;
    }
}

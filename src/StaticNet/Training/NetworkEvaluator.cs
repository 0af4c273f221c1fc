using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>Evaluates a network, in inference mode, on samples; for one output it allocates nothing once it has had as many.</summary>
/// <param name="network">The network.</param>
/// <param name="passes">Its passes.</param>
/// <param name="reader">Reads the samples.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed partial class NetworkEvaluator<TNetwork>(TNetwork network, NetworkPasses<TNetwork> passes, SampleReader reader)
    where TNetwork : class, INetwork
{
    // Enough for the kernels' best speed; the outputs of a sample don't depend on its batch.
    private const int LargestBatch = 256;

    private readonly int[] _indices = new int[Math.Min(network.BatchCapacity, LargestBatch)];
    private BatchBuffer? _buffer;
    private OutputTotals[] _found = []; // of a batch: all outputs, then each with targets
    private OutputTotals[] _totals = []; // of all batches, likewise

    /// <summary>Evaluates.</summary>
    /// <param name="source">The samples, checked.</param>
    /// <param name="metrics">Figures to gather besides, checked.</param>
    /// <param name="shards">The shards of a training batch: as many batches at least, so that there are some for as many ranks.</param>
    /// <param name="ranks">The ranks that share the samples, each making this call; null for this one alone, which gets the same bits.</param>
    /// <exception cref="SampleException">A sample can't be read, or isn't valid.</exception>
    /// <exception cref="RankFailureException">Another rank has failed.</exception>
    public Evaluation Evaluate(ISampleSource source, ReadOnlySpan<Metric> metrics, int shards, Communicator? ranks)
    {
        int count = source.Count;
        var batch = BufferFor(source.Shape);
        Begin(metrics, batch.LossOutputs, count);
        if (Carries(source))
        {
            EvaluateSequences(source, metrics, batch, source.Sequences!.Value);
            return Summarize(_totals[0].Loss, count, batch.LossOutputs);
        }

        // The number of ranks has no part in it: the sums' bits depend on how the samples are cut.
        int batchSize = (int)Math.Min(_indices.Length, ((long)count + shards - 1) / shards);
        batch.Reserve(batchSize);
        if (ranks is { Size: > 1 })
            EvaluateTogether(source, metrics, batch, batchSize, ranks);
        else
            EvaluateAlone(source, metrics, batch, batchSize);
        return Summarize(_totals[0].Loss, count, batch.LossOutputs);
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
            _found = new OutputTotals[_buffer.LossOutputs.Length + 1];
            _totals = new OutputTotals[_found.Length];
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

    private void EvaluateAlone(ISampleSource source, ReadOnlySpan<Metric> metrics, BatchBuffer batch, int batchSize)
    {
        int count = source.Count;
        for (int start = 0; start < count; start += batchSize)
        {
            Compute(source, start, Math.Min(batchSize, count - start), batch, metrics);
            Add(batch, metrics);
        }
    }

    // The outputs of a batch, and what is found of it.
    private void Compute(ISampleSource source, int start, int count, BatchBuffer batch, ReadOnlySpan<Metric> metrics)
    {
        reader.Read(source, source.Shape.HasWeights, Indices(start, count), batch, metrics);
        double mean = EvaluateBatch(batch);
        Array.Clear(_found);
        _found[0].AddLoss(mean, passes.WeightOf(batch));
        bool hasLosses = HasLosses(batch.LossOutputs);
        for (int i = 0; i < batch.LossOutputs.Length; i++)
        {
            ref var found = ref _found[i + 1];
            (found.Correct, found.Labelled) = batch.CountCorrect(batch.LossOutputs[i]);
            if (hasLosses)
                found.AddLoss(network.Memory!.LossAt(i), batch.Count, batch.LossOutputs[i].Rows);
        }
    }

    // Whether each output has a loss of its own besides their sum.
    private bool HasLosses(ImmutableArray<LossOutput> outputs) => passes.Loss is null && network.Memory is not null && outputs.Length > 1;

    private void Add(BatchBuffer batch, ReadOnlySpan<Metric> metrics)
    {
        for (int i = 0; i < _totals.Length; i++)
            _totals[i].Add(_found[i]);
        foreach (var metric in metrics)
        {
            var output = OutputOf(metric, batch.LossOutputs);
            batch.AddTo(metric, output);
        }
    }

    private Evaluation Summarize(double loss, int count, ImmutableArray<LossOutput> outputs) => TNetwork.Architecture.Outputs.Length == 1
        ? new Evaluation(loss, outputs.IsEmpty ? null : _totals[1].Accuracy, count)
        : SummarizeSeveral(loss, count, outputs);

    private Evaluation SummarizeSeveral(double loss, int count, ImmutableArray<LossOutput> outputs)
    {
        bool hasLosses = HasLosses(outputs);

        // Where labels weigh differently, the mean of each output is over weights of its own.
        if (hasLosses)
            loss = outputs.Select((output, index) => (double)output.Info.Weight * _totals[index + 1].Loss).Sum();
        return new Evaluation(loss, null, count)
        {
            Outputs = [.. outputs.Select((output, index) => new OutputEvaluation(
                output.Info.Name, hasLosses ? _totals[index + 1].Loss : outputs.Length == 1 ? loss : double.NaN, _totals[index + 1].Accuracy))],
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

namespace StaticNet.Training;

/// <content>
/// Windows of sequences side by side: as many places of a batch as fit go from their first window to their last, each from the states that the window before has left. States are 0 before
/// an evaluation's first windows, and none of training's: those stay as they are.
/// </content>
internal sealed partial class NetworkEvaluator<TNetwork>
{
    private float[] _states = []; // [places, stride], what the windows of an evaluation have left
    private bool _carries;

    private bool Carries(ISampleSource source) => source.Sequences is not null && network.Memory is { CarriedStates.IsEmpty: false };

    private void EvaluateSequences(ISampleSource source, ReadOnlySpan<Metric> metrics, BatchBuffer batch, int sequences)
    {
        int count = source.Count;
        int most = Math.Min(_indices.Length, sequences);
        batch.Reserve(most);
        if (_states.Length == 0)
            _states = new float[_indices.Length * network.Memory!.StateStride];
        _carries = true;
        try
        {
            for (int first = 0; first < Math.Min(sequences, count); first += most)
            {
                _states.AsSpan().Clear();
                int places = Math.Min(most, sequences - first);
                for (long start = first; start < count; start += sequences)
                {
                    Compute(source, (int)start, (int)Math.Min(places, count - start), batch, metrics);
                    Add(batch, metrics);
                }
            }
        }
        finally
        {
            _carries = false;
        }
    }

    // Other passes in between, as those of a metric, begin at 0.
    private double EvaluateBatch(BatchBuffer batch)
    {
        if (!_carries)
            return passes.Evaluate(batch.Batch, batch.Outputs);
        var memory = network.Memory!;
        int length = batch.Count * memory.StateStride;
        try
        {
            _states.AsSpan(0, length).CopyTo(memory.InferenceStates.Span);
            double mean = passes.Evaluate(batch.Batch, batch.Outputs);
            memory.PendingInferenceStates.Span[..length].CopyTo(_states);
            return mean;
        }
        finally
        {
            memory.InferenceStates.Span[..length].Clear();
        }
    }
}

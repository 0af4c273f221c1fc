namespace StaticNet.Training;

/// <summary>The passes of a trainer: those of the network with its own losses, or with a loss of the caller's between forward and backward.</summary>
/// <param name="network">The network.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class NetworkPasses<TNetwork>(TNetwork network)
    where TNetwork : class, INetwork
{
    private float[] _outputs = [];
    private float[] _gradients = [];

    /// <summary>The caller's loss; null for the network's own.</summary>
    public BatchLoss? Loss { get; set; }

    /// <summary>Computes gradients.</summary>
    /// <param name="batch">The batch.</param>
    public GradientResult ComputeGradients(in Batch batch)
    {
        if (Loss is null)
            return network.ComputeGradients(batch);
        int count = batch.CountFor(TNetwork.Architecture.InputLength);
        var outputs = Reserve(ref _outputs, count);
        network.Forward(batch, outputs);
        var gradients = Reserve(ref _gradients, count);
        float loss = Compute(batch, count, outputs, gradients, isTraining: true);
        return network.Backward(gradients, loss);
    }

    /// <summary>Computes outputs and their loss in inference mode.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="outputs">Receives the outputs.</param>
    public float Evaluate(in Batch batch, Span<float> outputs)
    {
        if (Loss is null)
            return network.Evaluate(batch, outputs);
        int count = batch.CountFor(TNetwork.Architecture.InputLength);
        network.Predict(batch, outputs);
        return Compute(batch, count, outputs, Reserve(ref _gradients, count), isTraining: false);
    }

    /// <summary>What the mean loss of a batch is a mean over, right after its pass: its samples, or what they or their labels weigh.</summary>
    /// <param name="batch">The batch.</param>
    public double WeightOf(BatchBuffer batch) => Loss is null ? network.Memory?.LossWeight ?? batch.Count : batch.Count;

    private float Compute(in Batch batch, int count, ReadOnlySpan<float> outputs, Span<float> gradients, bool isTraining)
    {
        gradients.Clear();
        return Loss!(new LossContext(batch, count, TNetwork.Architecture.Outputs, outputs, gradients, isTraining));
    }

    private static Span<float> Reserve(ref float[] buffer, int count)
    {
        int length = checked(count * TNetwork.Architecture.OutputLength);
        if (buffer.Length < length)
            buffer = new float[length];
        return buffer.AsSpan(0, length);
    }
}

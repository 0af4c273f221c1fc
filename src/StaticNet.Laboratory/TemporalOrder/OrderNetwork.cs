namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>A network that is compiled for sequences of so many steps or fewer, whatever its type.</summary>
internal abstract class OrderNetwork : IDisposable
{
    /// <summary>Its parameters as they lie in memory: in the same places for each length.</summary>
    public abstract Span<float> Parameters { get; }

    /// <summary>Its parameters one by one, in the order of their declaration.</summary>
    public abstract float[][] Weights { get; set; }

    /// <summary>Gives it a start.</summary>
    /// <param name="weights">The start.</param>
    public abstract void Fill(RecurrentWeights weights);

    /// <summary>Computes gradients and, where they are finite, makes an update.</summary>
    /// <param name="batch">The sequences.</param>
    public abstract GradientResult Update(in Batch batch);

    /// <summary>Answers.</summary>
    /// <param name="batch">The sequences.</param>
    /// <param name="outputs">Receives a score for each answer of each.</param>
    public abstract void Predict(in Batch batch, Span<float> outputs);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>One of its types.</summary>
/// <param name="network">The network, which this disposes of.</param>
internal sealed class OrderNetwork<TNetwork>(TNetwork network) : OrderNetwork
    where TNetwork : class, IOrderNetwork
{
    // Without momentum it keeps nothing from update to update, so that networks of the same weights may each have their own.
    private readonly Sgd _optimizer = new(TemporalOrderTraining.LearningRate);

    public override Span<float> Parameters => network.Parameters;

    public override float[][] Weights
    {
        get => [.. TNetwork.Architecture.Parameters.Select(parameter => parameter.In(network.Parameters).ToArray())];
        set
        {
            foreach (var (parameter, values) in TNetwork.Architecture.Parameters.Zip(value))
                parameter.In(network.Parameters).CopyFrom(values);
        }
    }

    public override void Fill(RecurrentWeights weights) => weights.Fill(network);

    public override GradientResult Update(in Batch batch)
    {
        var result = network.ComputeGradients(batch);
        if (result.IsFinite)
            _optimizer.Step(network, result);
        return result;
    }

    public override void Predict(in Batch batch, Span<float> outputs) => network.Predict(batch, outputs);

    public override void Dispose() => network.Dispose();
}

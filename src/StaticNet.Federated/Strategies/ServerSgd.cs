namespace StaticNet.Federated;

/// <summary>
/// Gradient descent at the server: v = β·v + Δ; w += η·v, where v starts at 0 (FedAvgM; Hsu et al. 2019, "Measuring the effects of non-identical data distribution for federated
/// visual classification", and Flower's <c>FedAvgM</c>). With η = 1 and β = 0 the model becomes the combined one, to the bit: FedAvg.
/// </summary>
public sealed class ServerSgd : ServerOptimizer
{
    /// <summary>Gradient descent.</summary>
    /// <param name="rate">The rate η; above 0.</param>
    /// <param name="momentum">The momentum β; at least 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ServerSgd(double rate = 1, double momentum = 0)
        : base(momentum == 0 ? [] : ["momentum"])
    {
        Rate = Setting.Positive(rate, nameof(rate));
        Momentum = Setting.Decay(momentum, nameof(momentum));
    }

    /// <summary>The rate η.</summary>
    public double Rate { get; }

    /// <summary>The momentum β.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    public override string Name => "SGD";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double> { [nameof(Rate)] = Rate, [nameof(Momentum)] = Momentum };

    /// <inheritdoc/>
    protected override bool TakesCombined => Rate == 1 && Momentum == 0;

    /// <inheritdoc/>
    protected override double GetChange(double difference, Span<double> states)
    {
        if (states.IsEmpty)
            return Rate * difference;
        states[0] = (Momentum * states[0]) + difference;
        return Rate * states[0];
    }
}

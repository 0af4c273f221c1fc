namespace StaticNet.Federated;

/// <summary>Yogi at the server: v −= (1 − β₂)·Δ²·sign(v − Δ²) (FedYogi; Reddi et al. 2021, and Flower's <c>FedYogi</c>, whose defaults these are).</summary>
public sealed class ServerYogi : AdaptiveServerOptimizer
{
    /// <summary>Yogi.</summary>
    /// <param name="rate">The rate η; above 0.</param>
    /// <param name="beta1">The decay β₁ of the first moment; at least 0, below 1.</param>
    /// <param name="beta2">The decay β₂ of the second moment; at least 0, below 1.</param>
    /// <param name="tau">The number τ that is added to √v; above 0. The paper tunes it, and mostly takes 1e-3.</param>
    /// <param name="initialSecondMoment">What v starts with; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ServerYogi(double rate = 0.01, double beta1 = 0.9, double beta2 = 0.99, double tau = 1e-3, double initialSecondMoment = 0)
        : base(rate, beta1, tau, initialSecondMoment) => Beta2 = Setting.Decay(beta2, nameof(beta2));

    /// <summary>The decay β₂ of the second moment.</summary>
    public double Beta2 { get; }

    /// <inheritdoc/>
    public override string Name => "Yogi";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double>(base.Numbers) { [nameof(Beta2)] = Beta2 };

    /// <inheritdoc/>
    private protected override double GetSecondMoment(double moment, double square) => moment - ((1 - Beta2) * square * Math.Sign(moment - square));
}

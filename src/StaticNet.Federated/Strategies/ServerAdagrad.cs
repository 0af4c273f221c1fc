namespace StaticNet.Federated;

/// <summary>Adagrad at the server: v += Δ² (FedAdagrad; Reddi et al. 2021, and Flower's <c>FedAdagrad</c>, whose defaults these are).</summary>
public sealed class ServerAdagrad : AdaptiveServerOptimizer
{
    /// <summary>Adagrad.</summary>
    /// <param name="rate">The rate η; above 0.</param>
    /// <param name="beta1">The decay β₁ of the first moment; at least 0, below 1.</param>
    /// <param name="tau">The number τ that is added to √v; above 0. The paper tunes it, and mostly takes 1e-3.</param>
    /// <param name="initialSecondMoment">What v starts with; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ServerAdagrad(double rate = 0.1, double beta1 = 0, double tau = 1e-9, double initialSecondMoment = 0)
        : base(rate, beta1, tau, initialSecondMoment)
    {
    }

    /// <inheritdoc/>
    public override string Name => "Adagrad";

    /// <inheritdoc/>
    private protected override double GetSecondMoment(double moment, double square) => moment + square;
}

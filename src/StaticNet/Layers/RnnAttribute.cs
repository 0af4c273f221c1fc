namespace StaticNet;

/// <summary>
/// A plain recurrence: <c>h[t] = f(W·x[t] + b + U·h[t−1] + c)</c>, f tanh, ReLU or sigmoid; W is <c>weight_ih</c> <c>[units, features]</c>, U <c>weight_hh</c> <c>[units, units]</c>, b and c the
/// two biases. Input <c>[steps, features]</c>, output <c>[steps, units]</c> (<see cref="RecurrentAttribute.Steps"/>).
/// </summary>
/// <param name="units">The units of the state, positive.</param>
/// <remarks>
/// With <c>δ[t] = f′ · (∂L/∂h[t] + Uᵀ·δ[t+1])</c> from the last step back: <c>∂L/∂W = Σ δ[t]·x[t]ᵀ</c>, <c>∂L/∂U = Σ δ[t]·h[t−1]ᵀ</c>, <c>∂L/∂b = ∂L/∂c = Σ δ[t]</c>,
/// <c>∂L/∂x[t] = Wᵀ·δ[t]</c>. Elman 1990, "Finding structure in time"; the same as <c>torch.nn.RNN</c>.
/// </remarks>
/// <example><code>
/// [Network(50, 6)]
/// [Rnn(32, Steps = Steps.Last), Dense(4), SoftmaxCrossEntropy]
/// [ClipGradientNorm(1f)]
/// public partial class TemporalOrder;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RnnAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The function of each step. Default <see cref="RnnActivation.Tanh"/>.</summary>
    public RnnActivation Activation { get; init; } = RnnActivation.Tanh;

    /// <summary>
    /// The weight of a regularizer that keeps gradients from vanishing on their way back through time, not negative and finite: Ω of Pascanu, Mikolov and Bengio 2013, "On the difficulty of training
    /// recurrent neural networks", equation 10, by squared norms as its authors computed it. With <c>d[t] = ∂L/∂h[t]</c> and <c>v[t−1] = Uᵀ·δ[t]</c>, the part of <c>d[t−1]</c> that step t
    /// sends back, Ω is the mean of <c>(‖v[t−1]‖² / ‖d[t]‖² − 1)²</c> over all steps of a batch with <c>‖d[t]‖² ≥ 1e−20</c>. Its gradient, with states and δ held constant, is added to that of
    /// U alone, before clipping; the loss that is returned has no part of it. Each layer and direction has its own Ω. The paper takes 4 with clipping to a norm of 1. Default 0: none.
    /// </summary>
    public float NormRegularizer { get; init; }
}

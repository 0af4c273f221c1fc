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
}

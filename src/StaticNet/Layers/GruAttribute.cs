namespace StaticNet;

/// <summary>
/// Gated recurrent units: <c>r, z = σ(W·x[t] + b + U·h[t−1] + c)</c>, <c>n = tanh(Wₙ·x[t] + bₙ + r·(Uₙ·h[t−1] + cₙ))</c>, the state <c>h[t] = (1 − z)·n + z·h[t−1]</c>. Rows of weights and
/// biases are the gates r, z, n, <c>units</c> each. Input <c>[steps, features]</c>, output <c>[steps, units]</c> (<see cref="RecurrentAttribute.Steps"/>).
/// </summary>
/// <param name="units">The units of the state, positive.</param>
/// <remarks>
/// The reset gate acts on the product of the states and its bias, as in <c>torch.nn.GRU</c> and cuDNN, and not on the states before it. Cho et al. 2014, "Learning phrase representations
/// using RNN encoder-decoder".
/// </remarks>
/// <example><code>
/// [Network(100, 3)]
/// [Gru(32, Bidirectional = true, Steps = Steps.Last), Dense(5), SoftmaxCrossEntropy]
/// [ClipGradientNorm(1f)]
/// public partial class Gestures;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GruAttribute(int units) : RecurrentAttribute(units);

namespace StaticNet;

/// <summary>
/// Long short-term memory: gates <c>i, f, o = σ(W·x[t] + b + U·h[t−1] + c)</c> and <c>g</c> with tanh instead; the cell <c>c[t] = f·c[t−1] + i·g</c>, the state
/// <c>h[t] = o·tanh(c[t])</c>. Rows of weights and biases are the gates i, f, g, o, <c>units</c> each. Input <c>[steps, features]</c>, output <c>[steps, units]</c>
/// (<see cref="RecurrentAttribute.Steps"/>).
/// </summary>
/// <param name="units">The units of the state and of the cell, positive.</param>
/// <remarks>
/// The input's bias of the forget gate starts at 1, so that cells last (Jozefowicz et al. 2015, "An empirical exploration of recurrent network architectures"), other biases at 0, but for
/// <see cref="Initializer.PyTorch"/>. Hochreiter and Schmidhuber 1997, "Long short-term memory", with the forget gate of Gers et al. 2000; the same as <c>torch.nn.LSTM</c>.
/// </remarks>
/// <example><code>
/// [Network(Tokens = 64, Vocabulary = 96)]
/// [Embedding(32), Lstm(128, Layers = 2), Dense(96), SoftmaxCrossEntropy]
/// [ClipGradientNorm(1f)]
/// public partial class Characters;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LstmAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The name of the value that is the cell before the first step, of the shape of <see cref="RecurrentAttribute.InitialState"/>. Default <see langword="null"/>: 0.</summary>
    public string? InitialCell { get; init; }
}

namespace StaticNet;

/// <summary>What a backward pass found.</summary>
/// <param name="Loss">The mean loss of the batch.</param>
/// <param name="Norm">
/// The norm of all gradients before they are scaled: L2, unless the network clips by a norm of another order. Finite for any
/// finite gradients. With clipping by value it is that before clamping, or after it if another clipping goes on with it.
/// </param>
/// <param name="Scale">
/// The factor that clipping by norm asks for, 1 without clipping: <c>gradient × Scale</c> is the clipped gradient. An
/// optimizer applies it in its own pass over the parameters. Where layers or outputs have factors of their own, which are kept with the
/// network for the optimizer's step, it is the smallest of them.
/// </param>
public readonly record struct GradientResult(float Loss, double Norm, float Scale)
{
    /// <summary>Whether the loss and every gradient are finite.</summary>
    public bool IsFinite => float.IsFinite(Loss) && double.IsFinite(Norm);

    /// <summary>
    /// Whether the batch had nothing to learn from: the loss ignores every label, or they weigh nothing. Loss and gradients are 0, statistics
    /// stay, and <see cref="Optimizer.Step{TNetwork}(TNetwork, GradientResult)"/> makes no step: neither momentum nor decay moves a weight.
    /// </summary>
    public bool IsEmpty { get; init; }
}

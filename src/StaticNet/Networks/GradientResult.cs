namespace StaticNet;

/// <summary>What a backward pass found.</summary>
/// <param name="Loss">The mean loss of the batch.</param>
/// <param name="Norm">The L2 norm of all gradients before clipping by norm; finite for any finite gradients.</param>
/// <param name="Scale">
/// The factor that clipping by norm asks for, 1 without clipping: <c>gradient × Scale</c> is the clipped gradient. An
/// optimizer applies it in its own pass over the parameters.
/// </param>
public readonly record struct GradientResult(float Loss, double Norm, float Scale)
{
    /// <summary>Whether the loss and every gradient are finite.</summary>
    public bool IsFinite => float.IsFinite(Loss) && double.IsFinite(Norm);
}

namespace StaticNet.Laboratory.Gradients;

/// <summary>What the gradients of a network are like; the limits are those of <see cref="Finding"/>.</summary>
internal enum Verdict
{
    /// <summary>None of the others.</summary>
    Healthy,

    /// <summary>Next to nothing of the gradient reaches the first layer.</summary>
    Vanishing,

    /// <summary>A number isn't finite, or the loss has grown.</summary>
    Exploding,

    /// <summary>Some layer gets no gradient at all any more, though the last one does.</summary>
    Dead,
}

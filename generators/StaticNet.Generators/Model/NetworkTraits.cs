namespace StaticNet.Generators.Model;

/// <summary>What a network has that its members depend on.</summary>
[Flags]
internal enum NetworkTraits
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>A loss of its own.</summary>
    OwnLoss = 1,

    /// <summary>No loss: that is the caller's.</summary>
    CallersLoss = 2,

    /// <summary>Outputs that are logits, which probabilities can be made of.</summary>
    Logits = 4,

    /// <summary>Layers that draw random numbers in training.</summary>
    RandomNumbers = 8,

    /// <summary>The health of its layers.</summary>
    Tracking = 16,

    /// <summary>Layers that keep statistics from batch to batch.</summary>
    Statistics = 32,

    /// <summary>Several outputs, which the runtime's interface has in one span.</summary>
    SeveralOutputs = 64,

    /// <summary>A mistake in its declaration: any of its members may be the user's, so the runtime's interface is implemented beside them all.</summary>
    Mistake = 128,

    /// <summary>Layers that can be computed step by step, a state from one step to the next.</summary>
    Streaming = 256,

    /// <summary>Layers whose states go from window to window in training.</summary>
    CarriedState = 512,

    /// <summary>Sequences of a stream have as many steps as a window: a layer knows which one it makes.</summary>
    CountedSteps = 1024,
}

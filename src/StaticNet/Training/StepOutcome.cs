namespace StaticNet.Training;

/// <summary>What became of a step.</summary>
public enum StepOutcome
{
    /// <summary>The optimizer made it.</summary>
    Accepted,

    /// <summary>It was bad, or had nothing to learn from, and not made; the network and the optimizer are as they were before it.</summary>
    Skipped,

    /// <summary>It was bad; the network and the optimizer are back in the last good state, with a lower learning rate.</summary>
    RolledBack,
}

namespace StaticNet.Training;

/// <summary>What is done with a step whose loss or gradients aren't finite.</summary>
public enum NonFiniteAction
{
    /// <summary>An exception ends the training.</summary>
    Throw,

    /// <summary>The step isn't made, and training goes on with the next batch.</summary>
    Skip,

    /// <summary>The network and the optimizer go back to the last good state, and the learning rate is lowered.</summary>
    RollBack,
}

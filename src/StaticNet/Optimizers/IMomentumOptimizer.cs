namespace StaticNet.Optimizers;

/// <summary>
/// An optimizer that averages gradients over steps: what schedules that cycle the momentum against the learning rate set
/// (<c>torch.optim.lr_scheduler.OneCycleLR</c>).
/// </summary>
public interface IMomentumOptimizer
{
    /// <summary>The part of the average that a step keeps, in [0, 1): μ of <see cref="Sgd"/>, β₁ of <see cref="Adam"/> and its kin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The optimizer was made without momentum; nothing has changed.</exception>
    double Momentum { get; set; }

    /// <summary>Whether it keeps such an average, so that the momentum can be other than 0. Default true.</summary>
    bool TakesMomentum => true;
}

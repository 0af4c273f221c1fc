using System.Globalization;

namespace StaticNet.Training;

/// <summary>
/// What a <see cref="Trainer{TNetwork}"/> does with a step whose loss, gradients or statistics are NaN or infinite. It is
/// found out before a weight changes, and costs a good step nothing: a finite norm says that every gradient is finite.
/// </summary>
/// <remarks>
/// Weights that aren't finite are found when they show in the loss or a gradient, and are named first, since they are the
/// cause. Skipping can't mend them, nor statistics that were bad before, so that <see cref="Skip"/> throws; <see cref="RollBack"/> goes back to weights that were
/// finite. Inputs and targets that aren't finite are a caller's mistake under each policy: an
/// <see cref="ArgumentException"/> that names the sample and the position, with nothing changed or counted.
/// </remarks>
public sealed class NonFinitePolicy
{
    private NonFinitePolicy(NonFiniteAction action) => Action = action;

    /// <summary>A <see cref="NonFiniteGradientException"/> that names step, layer and tensor; the default.</summary>
    public static NonFinitePolicy Throw { get; } = new(NonFiniteAction.Throw);

    /// <summary>
    /// The step isn't made: weights, statistics, the optimizer's state and its count of steps keep their bits.
    /// <see cref="INetwork.TrainingPosition"/> goes on, since it counts passes: the next batch gets masks of its own, and a run
    /// resumed from a checkpoint the same ones.
    /// </summary>
    public static NonFinitePolicy Skip { get; } = new(NonFiniteAction.Skip);

    /// <summary>What is done.</summary>
    public NonFiniteAction Action { get; }

    /// <summary>With <see cref="RollBack"/>: the steps from one saved state to the next.</summary>
    public int Interval { get; private init; }

    /// <summary>With <see cref="RollBack"/>: what a rollback multiplies the learning rate by.</summary>
    public float RateFactor { get; private init; }

    /// <summary>With <see cref="RollBack"/>: how many rollbacks a trainer makes before it gives up.</summary>
    public int MaxRollbacks { get; private init; }

    /// <summary>
    /// The network and the optimizer go back to the last good state, and the learning rate is multiplied by a factor. Saved
    /// are weights, statistics, the optimizer's state and its count of steps, in memory that is allocated once: at the first
    /// step, and then after every <paramref name="interval"/> steps made. A state is saved only when loss and gradients at its
    /// weights have proved finite, so that a step which ruined the weights isn't what is gone back to. The data
    /// and <see cref="INetwork.TrainingPosition"/> go on: the same batch with the same masks might fail again.
    /// </summary>
    /// <param name="interval">The steps from one saved state to the next, at least 1.</param>
    /// <param name="rateFactor">What a rollback multiplies the learning rate by, in (0, 1].</param>
    /// <param name="maxRollbacks">
    /// The most rollbacks of the trainer, at least 1. The next bad step throws, after it too has gone back to the last good state.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public static NonFinitePolicy RollBack(int interval = 100, float rateFactor = 0.5f, int maxRollbacks = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRollbacks, 1);
        if (!(rateFactor is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(rateFactor), rateFactor, $"rateFactor is {rateFactor.ToString(CultureInfo.InvariantCulture)}; it must be in (0, 1].");
        return new NonFinitePolicy(NonFiniteAction.RollBack) { Interval = interval, RateFactor = rateFactor, MaxRollbacks = maxRollbacks };
    }
}

namespace StaticNet;

/// <summary>
/// Where a network's training is in its random numbers. Together with parameters, statistics and the optimizer's state it lets a
/// resumed run continue with exactly the masks that an uninterrupted one has; see <see cref="INetwork.TrainingPosition"/>.
/// </summary>
/// <param name="Seed">The seed of the run: that of the initial weights, unless set.</param>
/// <param name="Step">The passes of <see cref="INetwork.ComputeGradients"/> completed since the start, at least 0.</param>
public readonly record struct TrainingPosition(ulong Seed, long Step);

using System.Globalization;
using StaticNet.Laboratory.TemporalOrder.Networks;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The networks that are compiled into the program.</summary>
internal static class OrderNetworks
{
    /// <summary>The weight of the regularizer, the paper's.</summary>
    public const float Regularizer = 4f;

    private static readonly int[] Few = [50, 100, 150, 200];
    private static readonly int[] Many = [50, 75, 100, 125, 150, 175, 200];

    /// <summary>
    /// The most steps of each of a training's networks, the fewest first: a sequence goes through the first one that has room for it. Steps that it doesn't have take time, so the more
    /// networks the faster; but each takes its time to compile.
    /// </summary>
    /// <param name="trial">The training.</param>
    public static int[] RoomsOf(TemporalOrderTrial trial)
    {
        int[] compiled = trial is { Method: TemporalOrderMethod.Regularized, Start: not RecurrentStart.Sigmoid } ? Many : Few;
        return trial.Lengths.AreMixed ? compiled : [trial.Lengths.Longest];
    }

    /// <summary>The network of a training and a number of steps.</summary>
    /// <param name="trial">The training.</param>
    /// <param name="room">The most steps.</param>
    /// <param name="capacity">The most sequences of a batch.</param>
    public static OrderNetwork Create(TemporalOrderTrial trial, int room, int capacity)
    {
        float limit = trial.Method == TemporalOrderMethod.Sgd ? float.MaxValue : 1f;
        ulong seed = trial.Seed;
        return (trial.Method == TemporalOrderMethod.Regularized, trial.Start == RecurrentStart.Sigmoid, room) switch
        {
            (false, false, 50) => Of(new TanhOrder50(seed, capacity)),
            (false, false, 100) => Of(new TanhOrder100(seed, capacity)),
            (false, false, 150) => Of(new TanhOrder150(seed, capacity)),
            (false, false, 200) => Of(new TanhOrder200(seed, capacity)),
            (false, true, 50) => Of(new SigmoidOrder50(seed, capacity)),
            (false, true, 100) => Of(new SigmoidOrder100(seed, capacity)),
            (false, true, 150) => Of(new SigmoidOrder150(seed, capacity)),
            (false, true, 200) => Of(new SigmoidOrder200(seed, capacity)),
            (true, false, 50) => Of(new RegularizedTanhOrder50(seed, capacity)),
            (true, false, 75) => Of(new RegularizedTanhOrder75(seed, capacity)),
            (true, false, 100) => Of(new RegularizedTanhOrder100(seed, capacity)),
            (true, false, 125) => Of(new RegularizedTanhOrder125(seed, capacity)),
            (true, false, 150) => Of(new RegularizedTanhOrder150(seed, capacity)),
            (true, false, 175) => Of(new RegularizedTanhOrder175(seed, capacity)),
            (true, false, 200) => Of(new RegularizedTanhOrder200(seed, capacity)),
            (true, true, 50) => Of(new RegularizedSigmoidOrder50(seed, capacity)),
            (true, true, 100) => Of(new RegularizedSigmoidOrder100(seed, capacity)),
            (true, true, 150) => Of(new RegularizedSigmoidOrder150(seed, capacity)),
            (true, true, 200) => Of(new RegularizedSigmoidOrder200(seed, capacity)),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No network is compiled for {room} steps.")),
        };

        OrderNetwork Of<TNetwork>(TNetwork network)
            where TNetwork : class, IOrderNetwork
        {
            network.MaxGradientNorm = limit;
            return new OrderNetwork<TNetwork>(network);
        }
    }
}

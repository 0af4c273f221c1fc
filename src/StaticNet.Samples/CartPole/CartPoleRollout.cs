namespace StaticNet.Samples.CartPole;

/// <summary>What an agent saw and did between two updates, and how much better than expected that was.</summary>
/// <param name="worlds">The worlds.</param>
/// <param name="horizon">The steps of each.</param>
internal sealed class CartPoleRollout(int worlds, int horizon)
{
    /// <summary>The samples.</summary>
    public int Count => worlds * horizon;

    /// <summary>What was seen, <c>[horizon, worlds, 4]</c>.</summary>
    public float[] Observations { get; } = new float[worlds * horizon * CartPoleWorld.ObservationLength];

    /// <summary>What was done, <c>[horizon, worlds]</c>.</summary>
    public int[] Actions { get; } = new int[worlds * horizon];

    /// <summary>The logarithm of the probability that it had.</summary>
    public double[] LogProbabilities { get; } = new double[worlds * horizon];

    /// <summary>What the agent took the observation to be worth, and behind the last one what followed, <c>[horizon + 1, worlds]</c>.</summary>
    public double[] Worths { get; } = new double[worlds * (horizon + 1)];

    /// <summary>Whether the episode ended with the step.</summary>
    public bool[] Ends { get; } = new bool[worlds * horizon];

    /// <summary>What was worth nothing any more, or what an episode cut off at its longest would have gone on to be worth.</summary>
    public double[] WorthsAtEnd { get; } = new double[worlds * horizon];

    /// <summary>How much more than expected came of the action.</summary>
    public double[] Advantages { get; } = new double[worlds * horizon];

    /// <summary>What the observation was worth, seen from later.</summary>
    public double[] Returns { get; } = new double[worlds * horizon];

    /// <summary>
    /// Computes advantages, <c>Aₜ = δₜ + γλ·Aₜ₊₁</c> with <c>δₜ = (1 − γ) + γ·Vₜ₊₁ − Vₜ</c> within an episode: a step is worth 1 − γ, so that no
    /// worth exceeds 1, and returns <c>Aₜ + Vₜ</c>.
    /// Schulman, Moritz, Levine, Jordan and Abbeel 2015, <i>High-dimensional continuous control using generalized advantage estimation</i>.
    /// </summary>
    /// <param name="discount">γ.</param>
    /// <param name="trace">λ.</param>
    public void ComputeAdvantages(double discount, double trace)
    {
        for (int world = 0; world < worlds; world++)
        {
            double advantage = 0;
            for (int step = horizon - 1; step >= 0; step--)
            {
                int i = (step * worlds) + world;
                double next = Ends[i] ? WorthsAtEnd[i] : Worths[i + worlds];
                double difference = 1 - discount + (discount * next) - Worths[i];
                advantage = difference + (Ends[i] ? 0 : discount * trace * advantage);
                Advantages[i] = advantage;
                Returns[i] = advantage + Worths[i];
            }
        }
    }
}

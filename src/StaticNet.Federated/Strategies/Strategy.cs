namespace StaticNet.Federated;

/// <summary>
/// How a server makes a round's model: an aggregator combines what clients have trained, an optimizer moves the model there, and clients are told how close to stay to it.
/// </summary>
/// <remarks>A strategy is one server's, since its optimizer goes on from round to round.</remarks>
public sealed class Strategy
{
    /// <summary>A strategy of one's own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="aggregator">Combines what clients have trained.</param>
    /// <param name="serverOptimizer">Moves the model there.</param>
    /// <param name="proximalWeight">The weight μ of the proximal term that clients add to their loss; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public Strategy(string name, Aggregator aggregator, ServerOptimizer serverOptimizer, double proximalWeight = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(aggregator);
        ArgumentNullException.ThrowIfNull(serverOptimizer);
        Name = name;
        Aggregator = aggregator;
        ServerOptimizer = serverOptimizer;
        ProximalWeight = Setting.NotNegative(proximalWeight, nameof(proximalWeight));
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Combines what clients have trained.</summary>
    public Aggregator Aggregator { get; }

    /// <summary>Moves the model there.</summary>
    public ServerOptimizer ServerOptimizer { get; }

    /// <summary>The weight μ of the proximal term μ/2·‖w − w_t‖² that clients add to their loss; 0 for none.</summary>
    public double ProximalWeight { get; }

    /// <summary>The mean weighted by samples (McMahan et al. 2017).</summary>
    public static Strategy FedAvg() => new("FedAvg", new WeightedMean(), new ServerSgd());

    /// <summary>The weighted mean, approached with momentum (Hsu et al. 2019, who take β = 0.9).</summary>
    /// <param name="momentum">The momentum β; at least 0, below 1.</param>
    /// <param name="rate">The server's rate η; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Strategy FedAvgM(double momentum = 0.9, double rate = 1) => new("FedAvgM", new WeightedMean(), new ServerSgd(rate, momentum));

    /// <summary>The weighted mean of clients that stay close to the server's model: each minimizes F_k(w) + μ/2·‖w − w_t‖² (Li et al. 2020, "Federated optimization in heterogeneous networks").</summary>
    /// <param name="mu">The weight μ; at least 0. The paper tries 0.001, 0.01, 0.1 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public static Strategy FedProx(double mu) => new("FedProx", new WeightedMean(), new ServerSgd(), Setting.NotNegative(mu, nameof(mu)));

    /// <summary>The weighted mean, approached by Adagrad (Reddi et al. 2021; defaults are Flower's).</summary>
    /// <inheritdoc cref="ServerAdagrad(double, double, double, double)"/>
    public static Strategy FedAdagrad(double rate = 0.1, double beta1 = 0, double tau = 1e-9, double initialSecondMoment = 0) =>
        new("FedAdagrad", new WeightedMean(), new ServerAdagrad(rate, beta1, tau, initialSecondMoment));

    /// <summary>The weighted mean, approached by Adam (Reddi et al. 2021; defaults are Flower's).</summary>
    /// <inheritdoc cref="ServerAdam(double, double, double, double, double)"/>
    public static Strategy FedAdam(double rate = 0.1, double beta1 = 0.9, double beta2 = 0.99, double tau = 1e-9, double initialSecondMoment = 0) =>
        new("FedAdam", new WeightedMean(), new ServerAdam(rate, beta1, beta2, tau, initialSecondMoment));

    /// <summary>The weighted mean, approached by Yogi (Reddi et al. 2021; defaults are Flower's).</summary>
    /// <inheritdoc cref="ServerYogi(double, double, double, double, double)"/>
    public static Strategy FedYogi(double rate = 0.01, double beta1 = 0.9, double beta2 = 0.99, double tau = 1e-3, double initialSecondMoment = 0) =>
        new("FedYogi", new WeightedMean(), new ServerYogi(rate, beta1, beta2, tau, initialSecondMoment));

    /// <summary>The median of each element (Yin et al. 2018).</summary>
    public static Strategy Median() => new("median", new CoordinateMedian(), new ServerSgd());

    /// <summary>The trimmed mean of each element (Yin et al. 2018; the default is Flower's).</summary>
    /// <param name="fraction">The part that is left out at each side; at least 0, below a half.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public static Strategy TrimmedMean(double fraction = 0.2) => new("trimmed mean", new TrimmedMean(fraction), new ServerSgd());

    /// <summary>The model closest to most others, or the mean of several (Blanchard et al. 2017).</summary>
    /// <param name="byzantine">The number of updates that may be anything; 0 or more.</param>
    /// <param name="kept">How many models to take the mean of; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Strategy Krum(int byzantine, int kept = 1)
    {
        var krum = new Krum(byzantine, kept);
        return new(krum.Name, krum, new ServerSgd());
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

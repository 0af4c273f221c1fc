namespace StaticNet.Schedules;

/// <summary>
/// Multiplies the learning rate by a factor when a metric, of which less is better, hasn't improved for more epochs than
/// patience allows. The same as <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c> with mode <c>min</c>.
/// </summary>
/// <remarks>
/// After each epoch: an improvement sets the count of bad epochs to 0, anything else, NaN included, adds 1. In the epochs of a
/// cool-down the count stays 0. A count above <see cref="Patience"/> reduces the rate, starts a cool-down and sets the count to
/// 0. A reduction of at most <see cref="SmallestReduction"/> isn't made. The rate doesn't depend on positions.
/// </remarks>
public sealed class ReduceOnPlateauSchedule : Schedule
{
    private const int Rate = 0;
    private const int Best = 1;
    private const int BadEpochs = 2;
    private const int Cooling = 3;

    private readonly double[] _state;
    private readonly double _factor;

    /// <summary>A learning rate that waits for a plateau.</summary>
    /// <param name="learningRate">The rate at the start, finite and 0 or more.</param>
    /// <param name="factor">What a reduction multiplies it by, in (0, 1).</param>
    /// <param name="patience">The bad epochs in a row that don't reduce it yet, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public ReduceOnPlateauSchedule(double learningRate, double factor = 0.1, int patience = 10)
    {
        _state = [ScheduleChecks.Rate(learningRate, nameof(learningRate)), double.PositiveInfinity, 0, 0];
        _factor = factor is > 0 and < 1 ? factor : throw ScheduleChecks.OutOfRange(nameof(factor), factor, "in (0, 1)");
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        Patience = patience;
    }

    /// <summary>The bad epochs in a row that don't reduce the rate yet.</summary>
    public int Patience { get; }

    /// <summary>How far below the best a metric is an improvement, in [0, 1] if relative. Default 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Threshold
    {
        get;
        init => field = ScheduleChecks.Between(value, 0, double.MaxValue, nameof(Threshold));
    } = 1e-4;

    /// <summary>What <see cref="Threshold"/> is a share of. Default: of the best.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public PlateauThreshold ThresholdKind
    {
        get;
        init => field = ScheduleChecks.Defined(value, nameof(ThresholdKind));
    }

    /// <summary>The epochs after a reduction that can't be bad. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Cooldown));
            field = value;
        }
    }

    /// <summary>The rate that no reduction goes below, from 0 to the first one. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public double Minimum
    {
        get;
        init => field = ScheduleChecks.Minimum(value, _state[Rate], nameof(Minimum));
    }

    /// <summary>Reductions by at most this much aren't made. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double SmallestReduction
    {
        get;
        init => field = ScheduleChecks.Between(value, 0, double.MaxValue, nameof(SmallestReduction));
    } = 1e-8;

    /// <inheritdoc/>
    public override bool ObservesMetric => true;

    /// <summary>The rate, the best metric, the bad epochs and the epochs left of a cool-down.</summary>
    public override Span<double> Scalars => _state;

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        ScheduleChecks.Position(position);
        return (float)_state[Rate];
    }

    /// <inheritdoc/>
    public override void Observe(double metric)
    {
        if (IsImprovement(metric))
        {
            _state[Best] = metric;
            _state[BadEpochs] = 0;
        }
        else
        {
            _state[BadEpochs]++;
        }

        if (_state[Cooling] > 0)
        {
            _state[Cooling]--;
            _state[BadEpochs] = 0;
        }

        if (_state[BadEpochs] > Patience)
            Reduce();
    }

    private bool IsImprovement(double metric) => ThresholdKind == PlateauThreshold.Relative
        ? metric < _state[Best] * (1 - Threshold)
        : metric < _state[Best] - Threshold;

    private void Reduce()
    {
        double reduced = Math.Max(_state[Rate] * _factor, Minimum);
        if (_state[Rate] - reduced > SmallestReduction)
            _state[Rate] = reduced;
        _state[Cooling] = Cooldown;
        _state[BadEpochs] = 0;
    }
}

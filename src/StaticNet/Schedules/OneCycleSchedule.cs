using System.Globalization;

namespace StaticNet.Schedules;

/// <summary>
/// The learning rate rises from a fraction of its maximum to the maximum and falls far below where it began, while the momentum
/// does the opposite (Smith and Topin, "Super-convergence", 2018). The same as <c>torch.optim.lr_scheduler.OneCycleLR</c>.
/// </summary>
/// <remarks>
/// The rate starts at <c>maximum / startDivisor</c>, is highest at <c>peak = peakShare · length − 1</c> and ends at
/// <c>start / endDivisor</c> at <c>length − 1</c>, the last step. The momentum goes from its maximum to its minimum and back. The
/// peak may lie between two positions. With three phases the rate is back at its start, and the momentum at its maximum, at
/// <c>2 · peak</c>, and the rate falls to its end from there. Beyond the last step both stay where they are, where PyTorch throws.
/// </remarks>
public sealed class OneCycleSchedule : Schedule
{
    private const double DefaultLowestMomentum = 0.85;
    private const double DefaultHighestMomentum = 0.95;

    private readonly double _maximum;
    private readonly long _length;
    private readonly double _start;
    private readonly double _end;
    private readonly double _peak;
    private readonly double? _lowestMomentum;
    private readonly double? _highestMomentum;

    /// <summary>One cycle over a whole training.</summary>
    /// <param name="maximum">The highest learning rate, finite and 0 or more.</param>
    /// <param name="length">The positions of the whole training, at least 1.</param>
    /// <param name="peakShare">The share of them in which the rate rises, in [0, 1].</param>
    /// <param name="startDivisor">The maximum over the rate at the start, at least 1 and finite.</param>
    /// <param name="endDivisor">The rate at the start over the one at the end, at least 1 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public OneCycleSchedule(double maximum, long length, double peakShare = 0.3, double startDivisor = 25, double endDivisor = 1e4)
    {
        _maximum = ScheduleChecks.Rate(maximum, nameof(maximum));
        _length = ScheduleChecks.Length(length, nameof(length));
        _peak = (ScheduleChecks.Between(peakShare, 0, 1, nameof(peakShare)) * length) - 1;
        _start = maximum / ScheduleChecks.Between(startDivisor, 1, double.MaxValue, nameof(startDivisor));
        _end = _start / ScheduleChecks.Between(endDivisor, 1, double.MaxValue, nameof(endDivisor));
    }

    /// <summary>How it goes from one rate to the next. Default: along a cosine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public AnnealKind Anneal
    {
        get;
        init => field = ScheduleChecks.Defined(value, nameof(Anneal));
    }

    /// <summary>
    /// Whether the way down has a phase of its own for the rates below the start, as in the paper. Needs a peak in the first half.
    /// </summary>
    /// <exception cref="ArgumentException">The rate would rise for more than half of the training.</exception>
    public bool ThreePhases
    {
        get;
        init => field = value && 2 * _peak > _length - 1
            ? throw ScheduleChecks.Wrong(nameof(ThreePhases), "Three phases need the peak in the first half: peakShare of at most 0.5.")
            : value;
    }

    /// <summary>
    /// Whether it sets the momentum, for which the optimizer must have one; otherwise it cycles the rate alone. Default true.
    /// </summary>
    public bool CyclesMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate, in [0, 1) and at most <see cref="HighestMomentum"/>. Default 0.85.</summary>
    /// <exception cref="ArgumentException">The value is outside its limits, or above a highest one that was set before.</exception>
    public double LowestMomentum
    {
        get => _lowestMomentum ?? DefaultLowestMomentum;
        init
        {
            _lowestMomentum = CheckMomentum(value, nameof(LowestMomentum));
            if (_highestMomentum is not null)
                CheckOrder(nameof(LowestMomentum));
        }
    }

    /// <summary>The momentum at the lowest rates, in [0, 1). Default 0.95.</summary>
    /// <exception cref="ArgumentException">The value is outside its limits, or below a lowest one that was set before.</exception>
    public double HighestMomentum
    {
        get => _highestMomentum ?? DefaultHighestMomentum;
        init
        {
            _highestMomentum = CheckMomentum(value, nameof(HighestMomentum));
            if (_lowestMomentum is not null)
                CheckOrder(nameof(HighestMomentum));
        }
    }

    /// <inheritdoc/>
    public override bool SetsMomentum => CyclesMomentum;

    /// <inheritdoc/>
    public override float GetLearningRate(long position)
    {
        double place = Place(position);
        if (place <= _peak)
            return (float)Between(_start, _maximum, Progress(place, 0, _peak));
        if (!ThreePhases)
            return (float)Between(_maximum, _end, Progress(place, _peak, _length - 1));
        return place <= 2 * _peak
            ? (float)Between(_maximum, _start, Progress(place, _peak, 2 * _peak))
            : (float)Between(_start, _end, Progress(place, 2 * _peak, _length - 1));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lowest momentum is above the highest.</exception>
    public override double? GetMomentum(long position)
    {
        double place = Place(position);
        if (!CyclesMomentum)
            return null;

        // One that is set may be on the wrong side of the other's default, which the other may still replace when it is set.
        CheckOrder(_lowestMomentum is null ? nameof(HighestMomentum) : nameof(LowestMomentum));
        if (place <= _peak)
            return Between(HighestMomentum, LowestMomentum, Progress(place, 0, _peak));
        double end = ThreePhases ? 2 * _peak : _length - 1;
        return place <= end ? Between(LowestMomentum, HighestMomentum, Progress(place, _peak, end)) : HighestMomentum;
    }

    private double Place(long position) => Math.Min(ScheduleChecks.Position(position), _length - 1);

    private double Between(double start, double end, double progress) => Anneal == AnnealKind.Cosine
        ? Annealing.Cosine(start, end, progress)
        : Annealing.Linear(start, end, progress);

    // A phase without length is at its end.
    private static double Progress(double place, double start, double end) => end > start ? (place - start) / (end - start) : 1;

    private static double CheckMomentum(double value, string name) =>
        value is >= 0 and < 1 ? value : throw ScheduleChecks.OutOfRange(name, value, "in [0, 1)");

    private void CheckOrder(string name)
    {
        if (LowestMomentum > HighestMomentum)
            throw ScheduleChecks.Wrong(
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The lowest momentum, {LowestMomentum}, is above the highest, {HighestMomentum}; it is what the highest rate goes with."));
    }
}

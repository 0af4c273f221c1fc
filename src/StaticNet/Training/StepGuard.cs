namespace StaticNet.Training;

/// <summary>Makes the steps of a trainer, and does with bad ones what its policies say.</summary>
/// <param name="network">The network.</param>
/// <param name="optimizer">Its optimizer, attached.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed partial class StepGuard<TNetwork>(TNetwork network, Optimizer optimizer)
    where TNetwork : class, INetwork
{
    private readonly float[] _statistics = new float[network.Statistics.Length];
    private readonly float[] _carried = new float[CarriedIn(network).Length];
    private LossWindow? _losses;
    private SavedState? _saved;
    private int _sinceSave;
    private bool _takesSeveralPasses;
    private float _rateFactor = 1;
    private float _lastLoss;

    /// <summary>What to do with numbers that aren't finite. Setting it forgets the saved state.</summary>
    public NonFinitePolicy NonFinitePolicy
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(NonFinitePolicy));
            field = value;
            ForgetSaved();
        }
    } = NonFinitePolicy.Throw;

    /// <summary>The average of the weights, attached to the network; null for none. Setting it forgets the saved state.</summary>
    public WeightAveraging? Averaging
    {
        get;
        set
        {
            field = value;
            ForgetSaved();
        }
    }

    /// <summary>What rollbacks have multiplied the learning rate by.</summary>
    public float RateFactor => _rateFactor;

    /// <summary>Which finite losses to skip; null for none. Setting it forgets the losses so far.</summary>
    public LossSpikePolicy? LossSpikePolicy
    {
        get;
        set
        {
            field = value;
            _losses = value is null ? null : new LossWindow(value);
        }
    }

    /// <summary>Called after a step was rejected.</summary>
    public Action<BadStep>? Rejected { get; set; }

    /// <summary>The steps not made, those that were rolled back included.</summary>
    public int SkippedSteps { get; private set; }

    /// <summary>The returns to the last good state.</summary>
    public int Rollbacks { get; private set; }

    /// <summary>Why the last of them wasn't made.</summary>
    public BadStep? LastBadStep { get; private set; }

    /// <summary>What became of the last step.</summary>
    public StepOutcome LastOutcome { get; private set; }

    /// <summary>To be called before the passes of a step.</summary>
    /// <param name="severalPasses">Whether the step takes several.</param>
    public void Begin(bool severalPasses)
    {
        // A spike and a pass before a bad one, unlike a bad pass, have moved statistics and carried states by the time it is found.
        _takesSeveralPasses = severalPasses;
        if (!severalPasses && _losses is null && _saved is null)
            return;
        network.Statistics.CopyTo(_statistics);
        CarriedIn(network).CopyTo(_carried);
    }

    /// <summary>Takes back what the passes of a step have changed that can't be ended.</summary>
    public void Undo()
    {
        using var change = WeightsChange.Of(network);
        _statistics.CopyTo(network.Statistics);
        _carried.CopyTo(CarriedIn(network));
    }

    /// <summary>Makes a step, or rejects it.</summary>
    /// <param name="result">What its passes have found: the first bad one, or all together.</param>
    public void End(GradientResult result)
    {
        if (!GradientCheck.IsGood(result))
            RejectNonFinite(result);
        else if (result.IsEmpty)
            Report(new BadValue(BadStepKind.Empty, result.Loss), StepOutcome.Skipped);
        else if (_losses?.IsSpike(result.Loss) == true)
            SkipSpike(result);
        else
            Accept(result);
    }

    /// <summary>Lets a rate be what a new schedule says.</summary>
    public void ForgetRateFactor() => _rateFactor = 1;

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("guard.skipped", () => SkippedSteps, value => SkippedSteps = (int)value, int.MaxValue);
        map.Add("guard.rollbacks", () => Rollbacks, value => Rollbacks = (int)value, int.MaxValue);
        map.Add("guard.badStep", () => BadStepText.Format(LastBadStep), text => LastBadStep = BadStepText.Parse(text), BadStepText.Complain);
        map.Add("guard.sinceSave", () => _sinceSave, value => _sinceSave = (int)value, int.MaxValue);
        map.Add("guard.rateFactor", () => _rateFactor, value => _rateFactor = value);
        _losses?.AddTo(map);
        _saved?.AddTo(map, network, optimizer);
    }

    // What layers carry from window to window; empty where nothing is.
    private static Span<float> CarriedIn(INetwork network) => network.Memory is { } memory ? memory.States.Span : [];

    private void ForgetSaved() =>
        _saved = NonFinitePolicy.Action == NonFiniteAction.RollBack ? new SavedState(network, optimizer, Averaging) : null;

    private void Accept(GradientResult result)
    {
        if (_saved is { } saved && (!saved.IsSaved || _sinceSave == NonFinitePolicy.Interval))
        {
            saved.Save(network, optimizer, _statistics, _carried);
            _sinceSave = 0;
        }

        optimizer.Step(network, result);
        Averaging?.Update(network);
        _sinceSave++;
        _lastLoss = result.Loss;
        _losses?.Add(result.Loss);
        LastOutcome = StepOutcome.Accepted;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;

namespace StaticNet.Training;

/// <summary>One call of <c>Fit</c>.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class TrainingLoop<TNetwork>
    where TNetwork : class, INetwork
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly RunPosition _position;
    private readonly ISampleSource _training;
    private readonly TrainingLength _length;
    private readonly Action<TrainingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly EpochEvaluator<TNetwork> _evaluator;
    private readonly TrainingCallback[] _callbacks;
    private readonly TrainerContext<TNetwork> _context;
    private readonly BatchAssembler _assembler;
    private readonly int _steps; // of an epoch
    private readonly int _lastEpoch;

    /// <summary>A call whose arguments were checked and whose run has begun.</summary>
    public TrainingLoop(
        Trainer<TNetwork> trainer,
        ISampleSource training,
        EpochEvaluator<TNetwork> evaluator,
        TrainingLength length,
        BatchAssembler assembler,
        Action<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        _trainer = trainer;
        _position = trainer.Position;
        _training = training;
        _evaluator = evaluator;
        _length = length;
        _assembler = assembler;
        _progress = progress;
        _cancellation = cancellation;
        _callbacks = trainer.Log is { } log ? [.. trainer.Callbacks, new EpochLog(log)] : [.. trainer.Callbacks];
        _context = new TrainerContext<TNetwork>(trainer);
        _steps = _position.StepsPerEpoch(assembler.BatchesPerEpoch);
        _lastEpoch = _position.LastEpoch(length, _steps);
    }

    /// <summary>Whether an epoch was completed, with steps of this call or of one before.</summary>
    public bool HasEndedEpoch { get; private set; }

    // Ranks stop together, behind the step before which one of them was cancelled.
    private bool IsCancelled => _trainer.Ranks is null ? _cancellation.IsCancellationRequested : _trainer.Runner.IsStopWanted;

    private bool IsReached => _position.IsReached(_length);

    /// <summary>Trains until the run ends or is to go on later.</summary>
    public TrainingResult Run()
    {
        foreach (var callback in _callbacks)
            callback.OnBegin(_context);

        var results = ImmutableArray.CreateBuilder<EpochResult>();
        TrainingEnd? end;
        using (var batches = _trainer.CreateBatches(_assembler))
            while ((end = FindEnd()) is null)
                results.Add(RunEpoch(batches));

        bool isRestored = Conclude(end.Value);
        int? best = _trainer.Watch.BestEpoch is > 0 and var epoch ? epoch : null;
        var result = new TrainingResult(results.ToImmutable(), end == TrainingEnd.Cancelled)
        {
            End = end.Value,
            BestEpoch = best,
            RestoredEpoch = isRestored ? best : null,
        };
        foreach (var callback in _callbacks)
            callback.OnEnd(_context, result);
        return result;
    }

    /// <summary>Ends the run unless it may go on; returns whether the network has its best weights now.</summary>
    private bool Conclude(TrainingEnd end)
    {
        bool isOver = end is TrainingEnd.Completed or TrainingEnd.StoppedEarly;
        if (isOver)
            _position.EndRun();
        return (isOver || (end == TrainingEnd.StopRequested && _context.RestoresBest)) && _trainer.Watch.Restore(keepsLast: !isOver);
    }

    // A state can be of an epoch whose steps are all made, but which hasn't been evaluated.
    private TrainingEnd? FindEnd()
    {
        if (_position.StepsInEpoch >= _steps)
            return null;
        if (IsReached)
            return TrainingEnd.Completed;
        if (_trainer.Watch.IsExhausted)
            return TrainingEnd.StoppedEarly;
        if (IsCancelled)
            return TrainingEnd.Cancelled;
        return _context.IsStopRequested ? TrainingEnd.StopRequested : null;
    }

    private EpochResult RunEpoch(BatchSource batches)
    {
        if (_position.BeginEpoch() && _trainer.ResetsState)
            _trainer.Network.Memory!.ResetStates();
        long start = Stopwatch.GetTimestamp();
        RunSteps(batches, start);

        // No later step would find what the last one did to the weights, and an evaluation would show it as a bad network.
        if (_position.Totals.Steps > 0 && _trainer.Runner.RepairWeights())
            _position.Totals.TakeBack(_trainer.LastBadStep);
        if (_trainer.Ranks is { } ranks)
            RankAgreement.Check(ranks, RankAgreement.WeightsOf(_trainer.Network));
        var duration = Stopwatch.GetElapsedTime(start);

        // A cancelled run ends here: an evaluation could take longer than whoever cancelled wants to wait.
        start = Stopwatch.GetTimestamp();
        bool isComplete = _position.Totals.Steps >= _steps;
        var evaluation = isComplete || IsReached ? _evaluator.Evaluate(_training, isComplete) : EpochEvaluation.None;
        var result = Summarize(evaluation, duration, Stopwatch.GetElapsedTime(start)) with { IsComplete = isComplete };
        if (!isComplete)
            return result;

        double observed = evaluation.Averaged?.Loss ?? evaluation.Validated?.Loss ?? _position.Totals.MeanLoss;
        if (_trainer.Schedule is { ObservesMetric: true } schedule)
            schedule.Observe(observed);
        _position.EndEpoch();
        HasEndedEpoch = true;
        foreach (var callback in _callbacks)
            callback.OnEpoch(_context, result);
        return result;
    }

    private void RunSteps(BatchSource batches, long begin)
    {
        var totals = _position.Totals;
        while (totals.Steps < _steps)
        {
            var result = MakeStep(batches, totals.Steps);
            if (_trainer.LastOutcome == StepOutcome.Accepted)
                totals.Add(result, _trainer.Runner.Weight);
            else
                totals.AddRejected(_trainer.LastOutcome, _trainer.LastBadStep);
            Report(result, begin);
            if (IsReached || _context.IsStopRequested || IsCancelled)
                return;
        }
    }

    private GradientResult MakeStep(BatchSource batches, int step)
    {
        int passes = _position.AccumulationSteps;
        if (_trainer.Shards > 1)
            return _trainer.Runner.StepSharded(batches, _cancellation.IsCancellationRequested);
        return passes == 1
            ? _trainer.Runner.Step(batches)
            : _trainer.Runner.Step(batches, Math.Min(passes, _assembler.BatchesPerEpoch - (step * passes)));
    }

    private void Report(GradientResult result, long begin)
    {
        var totals = _position.Totals;
        _context.Progress = new TrainingProgress(
            _position.EpochCount, _lastEpoch, totals.Steps, _steps, result.Loss, result.Norm, Stopwatch.GetElapsedTime(begin))
        {
            StepCount = _position.StepCount,
            LearningRate = _trainer.Optimizer.LearningRate,
            SkippedSteps = totals.SkippedSteps,
            Rollbacks = totals.Rollbacks,
            LastBadStep = totals.LastBadStep,
        };
        foreach (var callback in _callbacks)
            callback.OnStep(_context);
        _progress?.Invoke(_context.Progress);
    }

    private EpochResult Summarize(EpochEvaluation evaluation, TimeSpan duration, TimeSpan validationDuration)
    {
        var totals = _position.Totals;
        return new EpochResult(
            _position.EpochCount,
            totals.Steps,
            totals.MeanLoss,
            evaluation.Trained?.Accuracy,
            evaluation.Validated?.Loss,
            evaluation.Validated?.Accuracy,
            totals.MeanNorm,
            _trainer.Optimizer.LearningRate,
            duration,
            validationDuration)
        {
            SkippedSteps = totals.SkippedSteps,
            Rollbacks = totals.Rollbacks,
            LastBadStep = totals.LastBadStep,
            Metrics = evaluation.Metrics,
            AveragedValidation = evaluation.Averaged,
            Score = evaluation.Score,
            IsBest = evaluation.IsBest,
        };
    }
}

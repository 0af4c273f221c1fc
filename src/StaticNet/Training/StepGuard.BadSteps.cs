namespace StaticNet.Training;

/// <content>What becomes of bad steps.</content>
internal sealed partial class StepGuard<TNetwork>
{
    private const string Remedy = "lower the learning rate, clip the gradient or scale the inputs";
    private const string Mend = "load a checkpoint or initialize the network, then";

    /// <summary>Looks for weights that the last step has ruined, and goes back to the last good state if the policy does.</summary>
    /// <returns>Whether it went back.</returns>
    /// <exception cref="NonFiniteGradientException">A weight is bad, and there is no way back.</exception>
    public bool RepairWeights()
    {
        if (GradientCheck.FindWeight(network) is not { } bad)
            return false;
        if (_saved is { IsSaved: true })
        {
            RollBack(bad, _lastLoss, optimizer.StepCount);
            return true;
        }

        throw bad.CreateException(
            optimizer.StepCount, _lastLoss, "The weights can't be used.", $"To go on, {Mend} {Remedy}, or use NonFinitePolicy.RollBack.", bad.DescribeRuin());
    }

    private void SkipSpike(GradientResult result)
    {
        Undo();
        Report(new BadValue(BadStepKind.LossSpike, result.Loss), StepOutcome.Skipped);
    }

    private void RejectNonFinite(GradientResult result)
    {
        if (_takesSeveralPasses)
            Undo();
        var bad = GradientCheck.FindFirst(network, result);
        if (NonFinitePolicy.Action == NonFiniteAction.RollBack)
            RollBack(bad, result.Loss, optimizer.StepCount + 1);
        else if (IsLasting(bad))
            throw Fail(bad, result.Loss, "No parameter was changed.", $"No later step can mend it: {Mend} {Remedy}, or use NonFinitePolicy.RollBack.");
        else if (NonFinitePolicy.Action == NonFiniteAction.Throw)
            throw Fail(
                bad, result.Loss, "No parameter was changed.", "Lower the learning rate, clip the gradient or scale the inputs, or set another NonFinitePolicy.");
        else
            Report(bad, StepOutcome.Skipped);
    }

    private void RollBack(BadValue bad, float loss, long step)
    {
        var saved = _saved!;
        if (!saved.IsSaved && IsLasting(bad))
            throw Fail(bad, loss, "No parameter was changed.", $"There is no good state to go back to yet: {Mend} {Remedy}.");

        // Before the first good step the network still is in the state to go back to.
        if (saved.IsSaved)
            saved.Restore(network, optimizer);
        _sinceSave = 0;
        _losses?.Clear();
        if (Rollbacks == NonFinitePolicy.MaxRollbacks)
            throw bad.CreateException(
                step, loss, $"After {Rollbacks} rollbacks the network is back in its last good state, of step {optimizer.StepCount}.",
                $"Don't go on as before: {Remedy}, or allow more rollbacks.");
        optimizer.LearningRate *= NonFinitePolicy.RateFactor;
        _rateFactor *= NonFinitePolicy.RateFactor;
        Rollbacks++;
        Report(bad, StepOutcome.RolledBack, step);
    }

    // A weight or statistic that was bad before the step is so at the next one too.
    private bool IsLasting(BadValue bad) => bad.Kind == BadStepKind.Weight
        || (bad.Kind == BadStepKind.Statistic && !float.IsFinite(bad.Parameter!.In(network.Statistics)[bad.Output, bad.Input]));

    private NonFiniteGradientException Fail(BadValue bad, float loss, string state, string advice) =>
        bad.CreateException(optimizer.StepCount + 1, loss, state, advice);

    private void Report(BadValue bad, StepOutcome outcome, long? step = null)
    {
        var report = bad.At(step ?? (optimizer.StepCount + 1));
        SkippedSteps++;
        LastBadStep = report;
        LastOutcome = outcome;
        Rejected?.Invoke(report);
    }
}

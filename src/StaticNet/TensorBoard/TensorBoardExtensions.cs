namespace StaticNet.TensorBoard;

/// <summary>What training reports, as curves of TensorBoard.</summary>
public static class TensorBoardExtensions
{
    /// <summary>
    /// Adds what an epoch achieved, at the epoch's number: <c>epoch/train_loss</c>, <c>epoch/gradient_norm</c>, <c>epoch/learning_rate</c>,
    /// <c>epoch/skipped_steps</c> and, where they were measured, <c>epoch/train_accuracy</c>, <c>epoch/validation_loss</c>,
    /// <c>epoch/validation_accuracy</c>, the same of the averaged weights as <c>epoch/averaged_loss</c> and <c>epoch/averaged_accuracy</c>, and each metric
    /// as <c>epoch/NAME</c>.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="epoch">The epoch.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static void Add(this TensorBoardWriter writer, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(epoch);
        writer.Add("epoch/train_loss", epoch.TrainLoss, epoch.Epoch);
        if (epoch.TrainAccuracy is { } trained)
            writer.Add("epoch/train_accuracy", trained, epoch.Epoch);
        if (epoch.ValidationLoss is { } loss)
            writer.Add("epoch/validation_loss", loss, epoch.Epoch);
        if (epoch.ValidationAccuracy is { } accuracy)
            writer.Add("epoch/validation_accuracy", accuracy, epoch.Epoch);
        AddAverage(writer, epoch);
        foreach (var (name, value) in epoch.Metrics)
            writer.Add($"epoch/{name}", value, epoch.Epoch);
        writer.Add("epoch/gradient_norm", epoch.MeanGradientNorm, epoch.Epoch);
        writer.Add("epoch/learning_rate", epoch.LearningRate, epoch.Epoch);
        writer.Add("epoch/skipped_steps", epoch.SkippedSteps, epoch.Epoch);
    }

    /// <summary>
    /// Adds a step, at its number over the trainer's life (<see cref="TrainingProgress.StepCount"/>), over any number of calls of <c>Fit</c>:
    /// <c>step/loss</c> and <c>step/gradient_norm</c>.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="progress">The step.</param>
    /// <exception cref="ArgumentNullException">There is no writer.</exception>
    public static void Add(this TensorBoardWriter writer, TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Add("step/loss", progress.Loss, progress.StepCount);
        writer.Add("step/gradient_norm", progress.GradientNorm, progress.StepCount);
    }

    /// <summary>
    /// Adds how each layer with parameters goes: <c>gradient_norm/LAYER</c>, <c>weight_norm/LAYER</c> and <c>update_ratio/LAYER</c>; of
    /// each recurrence how its gradient changes through time, <c>gradient_time_ratio/LAYER/L0</c>.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="health">The network's <c>GradientHealth</c>.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static void Add(this TensorBoardWriter writer, GradientHealth health, long step)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(health);
        foreach (var layer in health.Layers)
        {
            if (layer.ParameterCount == 0)
                continue;
            writer.Add($"gradient_norm/{layer.Name}", layer.GradientNorm, step);
            writer.Add($"weight_norm/{layer.Name}", layer.WeightNorm, step);
            writer.Add($"update_ratio/{layer.Name}", layer.UpdateRatio, step);
            foreach (var recurrence in layer.Recurrences)
                writer.Add($"gradient_time_ratio/{layer.Name}/{recurrence.Name}", recurrence.GradientRatio, step);
        }
    }

    private static void AddAverage(TensorBoardWriter writer, EpochResult epoch)
    {
        if (epoch.AveragedValidation is not { } averaged)
            return;
        writer.Add("epoch/averaged_loss", averaged.Loss, epoch.Epoch);
        if (averaged.Accuracy is { } accuracy)
            writer.Add("epoch/averaged_accuracy", accuracy, epoch.Epoch);
    }
}

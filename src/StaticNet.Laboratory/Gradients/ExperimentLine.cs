using System.Globalization;

namespace StaticNet.Laboratory.Gradients;

/// <summary>A step of a training in one line whose columns stay under each other, 80 of them at most.</summary>
internal static class ExperimentLine
{
    private const int Shown = 5;

    /// <summary>What stands over the lines.</summary>
    /// <param name="depth">The dense layers of the networks.</param>
    public static string Header(int depth)
    {
        var layers = Enumerable.Range(0, Shown).Select(index => LayerOf(index, depth) + 1);
        return $"{"network",-13}  {"variant",-14}  {"step",6}  {"loss",8}  norms of layers {string.Join(", ", layers)}";
    }

    /// <summary>The line of a step.</summary>
    /// <param name="experiment">The network and its treatment.</param>
    /// <param name="step">The step.</param>
    public static string Format(Experiment experiment, ExperimentStep step)
    {
        var (activation, start) = experiment.Patient;
        string network = $"{Patient.ActivationName(activation)} {Patient.StartName(start)}";
        var norms = Enumerable.Range(0, Shown).Select(index => $"{NumberText.Magnitude(step.Norms[LayerOf(index, step.Norms.Length)]),5}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{network,-13}  {experiment.Variant.Name,-14}  {step.Step,6}  {NumberText.Loss(step.Loss),8}  {string.Join(' ', norms)}");
    }

    // The first, the last and some between at even distances.
    private static int LayerOf(int index, int depth) => (index * (depth - 1) + (Shown - 1) / 2) / (Shown - 1);
}

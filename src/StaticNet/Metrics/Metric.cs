namespace StaticNet;

/// <summary>
/// A figure over many samples that is gathered batch by batch. After <see cref="Begin"/>, adding batches allocates nothing.
/// </summary>
/// <remarks>
/// An output that is NaN is never right: where answers are counted it is a wrong one, and where numbers are averaged the figure is NaN.
/// Every sample counts the same: weights (<see cref="Targets.SampleWeights"/>) say what matters to the loss. An instance serves one thread at a time.
/// </remarks>
public abstract class Metric
{
    /// <summary>What it is called in reports: lower case, words joined by underscores.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the output that it is measured on, for networks with several; null, the default, for the only one.</summary>
    public string? Output { get; init; }

    /// <summary>What reports, callbacks and early stopping know it by: <see cref="Name"/>, after that of its <see cref="Output"/>: <c>digit_accuracy</c>.</summary>
    public string ReportedName => Output is null ? Name : $"{Output}_{Name}";

    /// <summary>Whether more is better.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>The figure over what was added since <see cref="Begin"/>; NaN where it isn't defined.</summary>
    public abstract double Value { get; }

    /// <summary>
    /// Whether it is defined for a target value; for any, unless it says otherwise. A trainer asks for every target before it trains.
    /// </summary>
    /// <param name="target">The value.</param>
    public virtual bool TakesTarget(float target) => true;

    /// <summary>Whether it is measured on an output.</summary>
    /// <param name="output">The output.</param>
    internal bool IsOf(OutputInfo output) => Output is null || Output == output.Name;

    /// <summary>Forgets what was added and makes room.</summary>
    /// <param name="architecture">
    /// The network whose outputs come. Of one with several it is as if there were that output alone, and where each step of a sequence has a label, as if each were a sample.
    /// </param>
    /// <param name="samples">How many samples will be added at most.</param>
    /// <exception cref="ArgumentException">The metric isn't defined for the network's targets or outputs.</exception>
    public abstract void Begin(NetworkArchitecture architecture, int samples);

    /// <summary>Adds a batch.</summary>
    /// <param name="outputs">What the network made of it, <c>[batch, OutputLength]</c>.</param>
    /// <param name="targets">What it should have been.</param>
    public abstract void Add(ReadOnlySpan<float> outputs, Targets targets);
}

namespace StaticNet.Tests.Recurrent;

/// <summary>A metric that keeps the outputs it gets, batch after batch.</summary>
/// <param name="whileAdding">What happens with each batch.</param>
internal sealed class RecordedOutputs(Action? whileAdding = null) : Metric
{
    public override string Name => "outputs";

    public override bool HigherIsBetter => true;

    public override double Value => Values.Length;

    /// <summary>The outputs of all batches.</summary>
    public float[] Values { get; private set; } = [];

    public override void Begin(NetworkArchitecture architecture, int samples) => Values = [];

    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        Values = [.. Values, .. outputs];
        whileAdding?.Invoke();
    }
}

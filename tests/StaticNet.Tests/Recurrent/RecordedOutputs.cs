namespace StaticNet.Tests.Recurrent;

/// <summary>A metric that keeps the outputs it gets, batch after batch.</summary>
internal sealed class RecordedOutputs : Metric
{
    private readonly Action? _whileAdding;
    private float[] _values = [];

    /// <summary>Keeps outputs.</summary>
    /// <param name="whileAdding">What happens with each batch.</param>
    public RecordedOutputs(Action? whileAdding = null) => _whileAdding = whileAdding;

    public override string Name => "outputs";

    public override bool HigherIsBetter => true;

    public override double Value => _values.Length;

    /// <summary>The outputs of all batches.</summary>
    public float[] Values => _values;

    public override void Begin(NetworkArchitecture architecture, int samples) => _values = [];

    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        _values = [.. _values, .. outputs];
        _whileAdding?.Invoke();
    }
}

namespace StaticNet.TensorBoard;

/// <summary>Writes every step and every epoch of a trainer to TensorBoard; see <see cref="TensorBoardExtensions"/> for the curves.</summary>
/// <param name="writer">The writer, which stays the caller's to dispose.</param>
public sealed class TensorBoardCallback(TensorBoardWriter writer) : TrainingCallback
{
    private readonly TensorBoardWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));

    /// <inheritdoc/>
    public override void OnStep(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _writer.Add(context.Progress);
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result) => _writer.Add(result);
}

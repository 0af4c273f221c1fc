using System.Collections.Immutable;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>
/// The states that windows leave to the next ones in training. A pass writes what it ends with to <see cref="PendingStates"/>; that becomes what the next one begins with
/// where the pass is accepted, and only there. Windows of inference have states apart: they begin at 0, but where an evaluation carries them.
/// </content>
public sealed unsafe partial class NetworkMemory
{
    /// <summary>The states that the next windows begin with, <c>[capacity, stride]</c>; empty where none are carried, and in readers and streams.</summary>
    public AlignedBuffer<float> States { get; private set; } = new(0);

    /// <summary>What the states become when the training pass that has just run is accepted; laid out like them.</summary>
    public AlignedBuffer<float> PendingStates { get; private set; } = new(0);

    /// <summary>The states that windows of inference begin with, <c>[capacity, stride]</c>: 0, but while an evaluation carries some; empty where none are carried, and in streams.</summary>
    public AlignedBuffer<float> InferenceStates { get; private set; } = new(0);

    /// <summary>What the last windows of inference have ended with; laid out like them.</summary>
    public AlignedBuffer<float> PendingInferenceStates { get; private set; } = new(0);

    /// <summary>Which states there are.</summary>
    internal ImmutableArray<CarriedState> CarriedStates { get; private set; } = [];

    /// <summary>From the states of a place of the batch to those of the next.</summary>
    internal int StateStride { get; private set; }

    /// <summary>Creates the states, each 0.</summary>
    /// <param name="stride">From those of a place of the batch to those of the next.</param>
    /// <param name="states">Which there are.</param>
    public void CarryStates(int stride, ReadOnlySpan<CarriedState> states)
    {
        StateStride = stride;
        CarriedStates = [.. states];
        States = new(checked(BatchCapacity * stride));
        PendingStates = new(States.Length);
        CreateInferenceStates();
    }

    /// <summary>Lets windows begin with states of 0.</summary>
    /// <param name="sample">The place in the batch; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network, or it is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void ResetStates(int? sample = null)
    {
        if (sample is { } place && (uint)place >= (uint)BatchCapacity)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"A batch of {_architecture.Name} has {BatchCapacity} places, from 0 to {BatchCapacity - 1}.");
        using var use = UseToTrain();

        // What a forward pass has pending would come back with its backward pass.
        _forwardRows = 0;
        if (sample is { } row)
            States.Span.Slice(row * StateStride, StateStride).Clear();
        else
            States.Span.Clear();
    }

    private void CreateInferenceStates()
    {
        InferenceStates = new(checked(BatchCapacity * StateStride));
        PendingInferenceStates = new(InferenceStates.Length);
    }

    /// <summary>Whether the states that the last training pass has ended with are finite.</summary>
    /// <param name="rows">The samples of its batch.</param>
    private bool AreStatesFinite(int rows) => FiniteCheck.AllFinite(PendingStates.Span[..(rows * StateStride)]);

    private void AcceptStates(int rows) => PendingStates.Span[..(rows * StateStride)].CopyTo(States.Span);
}

using System.ComponentModel;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// Sequences that a network computes step by step, side by side, and the states that they are in. A network's own <c>OpenStream</c> opens one, of a type with a <c>Step</c>
/// for its inputs and outputs. Every sequence begins with states of 0, as a window does, and has the bits of one. It may go on for ever, unless a layer knows which step it makes, as
/// attention and positions do: then it has as many steps as a window (<see cref="MostSteps"/>).
/// </summary>
/// <remarks>An instance serves one thread at a time: a call that meets another one throws. Streams of one network have nothing to do with each other.</remarks>
public abstract partial class SequenceStream
{
    private readonly NetworkMemory _memory;
    private readonly NetworkArchitecture _architecture;
    private readonly StreamState[] _states;
    private readonly int _mostSteps; // 0 for no limit

    /// <summary>Opens a stream; for generated code.</summary>
    /// <param name="memory">Arrays of its own on the network's weights.</param>
    /// <param name="architecture">The network's type.</param>
    /// <param name="states">The states of a sequence.</param>
    /// <param name="mostSteps">The steps that a sequence may have; 0 for any number.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SequenceStream(NetworkMemory memory, NetworkArchitecture architecture, ReadOnlySpan<StreamState> states, int mostSteps = 0)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(architecture);
        _memory = memory;
        _architecture = architecture;
        _states = states.ToArray();
        _mostSteps = mostSteps;
    }

    /// <summary>The number of sequences.</summary>
    public int Count => _memory.BatchCapacity;

    /// <summary>The steps that a sequence may have, those of a window; null where it may go on for ever.</summary>
    public int? MostSteps => _mostSteps == 0 ? null : _mostSteps;

    // Of each sequence, where they are counted; what kernels read.
    private Span<int> Steps => _mostSteps == 0 ? [] : _memory.Lengths.Span;

    /// <summary>The steps that a sequence may still have before it is to begin anew; null where it may go on for ever.</summary>
    /// <param name="sequence">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public int? GetStepsLeft(int sequence = 0)
    {
        CheckSequence(sequence, nameof(sequence));
        return _mostSteps == 0 ? null : _mostSteps - Steps[sequence];
    }

    /// <summary>Begins every sequence anew.</summary>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Reset()
    {
        using var use = _memory.Use();
        for (int sequence = 0; sequence < Count; sequence++)
            Clear(sequence);
    }

    /// <summary>Begins a sequence anew; the others go on.</summary>
    /// <param name="sequence">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Reset(int sequence)
    {
        CheckSequence(sequence, nameof(sequence));
        using var use = _memory.Use();
        Clear(sequence);
    }

    /// <summary>Goes on from where another stream is, each sequence from that of its number.</summary>
    /// <param name="other">A stream of the same network type, of as many sequences.</param>
    /// <exception cref="ArgumentException">It is of another network type or has another number of sequences; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another call uses one of the two.</exception>
    /// <exception cref="ObjectDisposedException">A network was disposed.</exception>
    public void CopyFrom(SequenceStream other)
    {
        CheckType(other);
        if (other.Count != Count)
            throw new ArgumentException($"The other stream has {other.Count} sequences, this one {Count}: copy them one by one.", nameof(other));
        if (other == this)
            return;
        using var use = _memory.Use();
        using var otherUse = other._memory.Use();
        for (int sequence = 0; sequence < Count; sequence++)
            Copy(other, sequence, sequence);
    }

    /// <summary>Lets a sequence go on from where one of a stream is, another one's or this one's.</summary>
    /// <param name="sequence">The sequence that changes.</param>
    /// <param name="other">A stream of the same network type.</param>
    /// <param name="otherSequence">The sequence there.</param>
    /// <exception cref="ArgumentException">A sequence doesn't exist, or the other stream is of another network type; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another call uses one of the two.</exception>
    /// <exception cref="ObjectDisposedException">A network was disposed.</exception>
    public void CopyFrom(int sequence, SequenceStream other, int otherSequence)
    {
        CheckType(other);
        CheckSequence(sequence, nameof(sequence));
        other.CheckSequence(otherSequence, nameof(otherSequence));
        using var use = _memory.Use();
        if (other == this)
        {
            Copy(this, sequence, otherSequence);
            return;
        }

        using var otherUse = other._memory.Use();
        Copy(other, sequence, otherSequence);
    }

    /// <summary>Demands a step of every sequence; for generated code.</summary>
    /// <param name="samples">The steps that the caller gives.</param>
    /// <param name="name">The name of the argument with them.</param>
    /// <exception cref="ArgumentException">They are fewer or more.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CheckCount(int samples, string name)
    {
        if (samples != Count)
            throw new ArgumentException($"There are inputs of {samples} steps; a step of this stream takes one of each of its {Count} sequences.", name);
    }

    /// <summary>Counts a step of every sequence; for generated code.</summary>
    /// <exception cref="InvalidOperationException">One has had as many as it may have; nothing has changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CountStep()
    {
        var steps = Steps;
        int full = steps.IndexOf(_mostSteps);
        if (full >= 0)
            throw new InvalidOperationException(
                $"Sequence {full} has had {_mostSteps} steps, as many as a window of {_architecture.Name}: begin it anew with Reset({full}), or go on from another one with CopyFrom.");
        foreach (ref int count in steps)
            count++;
    }

    private void Clear(int sequence)
    {
        if (_mostSteps > 0)
            Steps[sequence] = 0;
        foreach (var state in _states)
            for (int row = 0; row < state.Rows; row++)
                state.In(_memory, sequence, row).Clear();
    }

    private void Copy(SequenceStream other, int sequence, int otherSequence)
    {
        if (_mostSteps > 0)
            Steps[sequence] = other.Steps[otherSequence];
        foreach (var state in _states)
            for (int row = 0; row < state.Rows; row++)
                state.In(other._memory, otherSequence, row).CopyTo(state.In(_memory, sequence, row));
    }

    private void CheckType(SequenceStream other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.GetType() != GetType())
            throw new ArgumentException($"It is a stream of {other._architecture.Name}, this one of {_architecture.Name}.", nameof(other));
    }

    private void CheckSequence(int sequence, string name)
    {
        if ((uint)sequence >= (uint)Count)
            throw new ArgumentOutOfRangeException(name, sequence, $"The stream has {Count} sequences, from 0 to {Count - 1}.");
    }
}

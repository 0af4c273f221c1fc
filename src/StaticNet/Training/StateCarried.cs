using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>A state that a network carries from window to window, of each place of the batch: <c>[capacity, units]</c>.</summary>
/// <param name="name">Its name in states.</param>
/// <param name="state">Which it is.</param>
/// <param name="memory">The network's arrays.</param>
/// <param name="values">An array laid out like its states.</param>
internal sealed class StateCarried(string name, CarriedState state, NetworkMemory memory, StateSpan<float> values) : StateValue(name)
{
    public override void Save(TrainingState to)
    {
        float[] saved = new float[memory.BatchCapacity * state.Units];
        for (int place = 0; place < memory.BatchCapacity; place++)
            At(place).CopyTo(saved.AsSpan(place * state.Units));
        to.Take(Name, state.FileShape(memory.BatchCapacity), saved);
    }

    public override void Check(TrainingState from)
    {
        var found = from.Get<float>(Name);
        var shape = from.GetShape(Name);
        var expected = state.FileShape(memory.BatchCapacity);
        if (!shape.AsSpan().SequenceEqual(expected.AsSpan()))
            throw new TrainingStateException(
                $"'{Name}' of the state is {StateShape.Format(shape.AsSpan())}; the trainer's is {StateShape.Format(expected.AsSpan())}: a place of the batch in a row. "
                + "Create the network with the batch capacity that it was saved with.");
        if (FiniteCheck.IndexOfNonFinite(found) is >= 0 and var bad)
            throw new TrainingStateException($"'{Name}' of the state isn't finite at [{bad / state.Units}, {bad % state.Units}]; every element must be.");
    }

    public override void Load(TrainingState from)
    {
        var found = from.Get<float>(Name);
        for (int place = 0; place < memory.BatchCapacity; place++)
            found.Slice(place * state.Units, state.Units).CopyTo(At(place));
    }

    private Span<float> At(int place) => values().Slice((place * memory.StateStride) + state.Offset, state.Units);
}

using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>
/// An array that is laid out like a network's parameters or statistics. States have its elements as the network's tensors, without
/// padding, so that they fit however the array is laid out when they are loaded.
/// </summary>
/// <param name="group">What it is of; the name of a tensor follows it after a slash: <c>optimizer.exp_avg/dense1.weight</c>.</param>
/// <param name="formerName">The name of the array itself in states of former formats, which have it with its padding.</param>
/// <param name="tensors">The network's tensors that are in it.</param>
/// <param name="flat">The array.</param>
/// <param name="pad">Gives its padding the values that padding has, before tensors are loaded; it may change every element.</param>
internal sealed class StateTensors(
    string group, string formerName, ImmutableArray<StateTensor> tensors, StateSpan<float> flat, Action pad) : StateEntry
{
    private readonly StateArray<float> _former = new(formerName, flat, isFinite: true);

    /// <summary>The name of a tensor in states.</summary>
    /// <param name="group">What it is of.</param>
    /// <param name="tensor">The name that files of weights have for it.</param>
    public static string NameOf(string group, string tensor) => $"{group}/{tensor}";

    public override IEnumerable<string> NamesIn(TrainingState state) =>
        StateFormat.HasFlatArrays(state) ? _former.NamesIn(state) : tensors.Select(NameOf);

    public override void Save(TrainingState state)
    {
        foreach (var tensor in tensors)
            state.Take(NameOf(tensor), tensor.Shape, tensor.Info!.In(flat()).ToArray());
    }

    public override void Check(TrainingState state)
    {
        if (StateFormat.HasFlatArrays(state))
        {
            _former.Check(state);
            return;
        }

        foreach (var tensor in tensors)
            Check(state, tensor);
    }

    public override void Load(TrainingState state)
    {
        if (StateFormat.HasFlatArrays(state))
        {
            _former.Load(state);
            return;
        }

        pad();
        foreach (var tensor in tensors)
            tensor.Info!.In(flat()).CopyFrom(state.Get<float>(NameOf(tensor)));
    }

    private void Check(TrainingState state, StateTensor tensor)
    {
        string name = NameOf(tensor);
        if (!state.Arrays.ContainsKey(name))
            throw new TrainingStateException($"The state has no tensor '{name}'; the trainer's is {StateShape.Format(tensor.Shape.AsSpan())}.");
        var found = state.Get<float>(name);
        var shape = state.GetShape(name);
        if (!shape.AsSpan().SequenceEqual(tensor.Shape.AsSpan()))
            throw new TrainingStateException(
                $"'{name}' of the state is {StateShape.Format(shape.AsSpan())}; the trainer's is {StateShape.Format(tensor.Shape.AsSpan())}.");
        int bad = FiniteCheck.IndexOfNonFinite(found);
        if (bad >= 0)
            throw new TrainingStateException(
                $"'{name}' of the state is {found[bad].ToString(CultureInfo.InvariantCulture)} at {Place(bad, shape)}; every element must be finite.");
    }

    // The indices of an element along each dimension: [2, 0].
    private static string Place(long index, ImmutableArray<long> shape)
    {
        long[] place = new long[shape.Length];
        for (int dimension = shape.Length - 1; dimension >= 0; index /= shape[dimension--])
            place[dimension] = index % shape[dimension];
        return StateShape.Format(place);
    }

    private string NameOf(StateTensor tensor) => NameOf(group, tensor.Name);
}

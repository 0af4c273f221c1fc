namespace StaticNet.Training;

/// <summary>Which network a state is of: the name of its class and the fingerprint of its declaration, with what differs where it is another.</summary>
/// <param name="architecture">The trainer's network.</param>
internal sealed class StateNetwork(NetworkArchitecture architecture) : StateValue("network")
{
    public override void Save(TrainingState state) => state.Add(Name, RunFingerprint.Of(architecture));

    public override void Check(TrainingState state)
    {
        if (!state.TryGetText(Name, out string? found))
            throw new TrainingStateException($"The state has no text '{Name}'.");
        if (StateFormat.HasFlatArrays(state))
            CheckLayout(state, found);
        else if (found != RunFingerprint.Of(architecture) && found != RunFingerprint.OfUnlinked(architecture))
            throw new TrainingStateException(
                $"The state is of the network {found}; this trainer's is {RunFingerprint.Of(architecture)}. {string.Join("; ", Compare(state, found))}.");
    }

    public override void Load(TrainingState state)
    {
    }

    private void CheckLayout(TrainingState state, string found)
    {
        string expected = RunFingerprint.OfLayout(architecture);
        if (found == expected)
            return;
        state.TryGetText(StateFormat.Name, out string? format);
        throw new TrainingStateException(
            $"The state is of the network {found}; this trainer's is {expected}. A version of StaticNet with the format '{format}' has written it: arrays "
            + "as they lay in memory, which can be loaded only where the same network lies in the same way. Either the network was changed since, or this version lays "
            + "it out in another way. In the latter case let the version that wrote the state load it, call SaveWeights, and go on from these weights here with LoadWeights; "
            + $"states of the format '{StateFormat.Current}' don't depend on it.");
    }

    // What of the declarations differs, as far as a state tells: the tensors, one by one.
    private List<string> Compare(TrainingState state, string found)
    {
        var tensors = architecture.Tensors.Parameters.AddRange(architecture.Tensors.Statistics)
            .ToDictionary(tensor => StateTensors.NameOf(StateMap.NetworkGroup, tensor.Name), StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (var (name, tensor) in tensors)
            if (!state.Arrays.ContainsKey(name))
                differences.Add($"the state has no '{name}', which is {StateShape.Format(tensor.Shape.AsSpan())} here");
            else if (!state.GetShape(name).AsSpan().SequenceEqual(tensor.Shape.AsSpan()))
                differences.Add(
                    $"'{name}' of the state is {StateShape.Format(state.GetShape(name).AsSpan())}, and {StateShape.Format(tensor.Shape.AsSpan())} here");
        foreach (string name in state.Arrays.Keys)
            if (name.StartsWith(StateTensors.NameOf(StateMap.NetworkGroup, ""), StringComparison.Ordinal) && !tensors.ContainsKey(name))
                differences.Add($"the state has '{name}', which is {StateShape.Format(state.GetShape(name).AsSpan())}; this network has no such tensor");
        if (differences.Count > 0)
            return differences;
        return found.EndsWith($" {architecture.Fingerprint}", StringComparison.Ordinal) || found.EndsWith($" {architecture.UnlinkedFingerprint}", StringComparison.Ordinal)
            ? ["Only the name of the class differs"]
            : ["The tensors are the same; kinds, names or options of layers, what they read, initializers or the loss differ"];
    }
}

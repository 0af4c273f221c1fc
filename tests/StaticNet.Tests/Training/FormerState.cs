namespace StaticNet.Tests.Training;

/// <summary>States as former versions saved them: arrays as they lie in memory, padded with zeros, and fingerprints of that.</summary>
internal static class FormerState
{
    /// <summary>A state of a former format with what another has.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trainer">The trainer that it is of.</param>
    /// <param name="format">The format.</param>
    public static TrainingState Of<TNetwork>(TrainingState state, Trainer<TNetwork> trainer, string format)
        where TNetwork : class, INetwork
    {
        var former = new TrainingState();
        foreach (var (name, text) in state.Texts)
            former.Add(name, name switch
            {
                "format" => format,
                "network" => $"{TNetwork.Architecture.Name} {TNetwork.Architecture.LayoutFingerprint}",
                _ => text,
            });
        foreach (var (name, array) in state.Arrays.Where(array => !array.Key.Contains('/', StringComparison.Ordinal)))
            Add(former, name, array);
        foreach (string group in state.Arrays.Keys.Where(name => name.Contains('/', StringComparison.Ordinal)).Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)]).Distinct())
            AddGroup(former, state, group, trainer);
        return former;
    }

    private static void AddGroup<TNetwork>(TrainingState former, TrainingState state, string group, Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        float[] parameters = Flatten(state, group, architecture.Tensors.Parameters, architecture.ParameterArrayLength);
        if (group.StartsWith("optimizer.", StringComparison.Ordinal))
            former.Add(group, parameters);
        else if (group.StartsWith("saved.optimizer.", StringComparison.Ordinal))
            former.Add($"saved.optimizer.{trainer.Optimizer.States.ToList().FindIndex(kept => group == $"saved.optimizer.{kept.Name}")}", parameters);
        else
            former.Add($"{group}.parameters", parameters);
        if (!group.Contains("optimizer", StringComparison.Ordinal) && architecture.StatisticArrayLength > 0)
            former.Add($"{group}.statistics", Flatten(state, group, architecture.Tensors.Statistics, architecture.StatisticArrayLength));
    }

    private static float[] Flatten(TrainingState state, string group, IEnumerable<StateTensor> tensors, int length)
    {
        float[] flat = new float[length];
        foreach (var tensor in tensors)
        {
            var layout = tensor.Info!.Layout;
            var values = state.Get<float>($"{group}/{tensor.Name}");
            for (int index = 0; index < values.Length; index++)
            {
                int output = index / tensor.Info.Inputs, input = index % tensor.Info.Inputs;
                flat[layout.Offset + (output / layout.PanelWidth * layout.PanelStride) + (input * layout.RowStride) + (output % layout.PanelWidth)] = values[index];
            }
        }

        return flat;
    }

    private static void Add(TrainingState state, string name, Array array)
    {
        if (array is float[] singles)
            state.Add(name, singles);
        else if (array is double[] doubles)
            state.Add(name, doubles);
        else
            state.Add(name, (long[])array);
    }
}

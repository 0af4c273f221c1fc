using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>Finds out whether a backward pass found only finite numbers, and if not, what the first bad one is.</summary>
internal static class GradientCheck
{
    /// <summary>Whether loss, gradients and the factor of clipping are finite.</summary>
    /// <param name="result">What the pass found.</param>
    // A finite norm says that every gradient is finite: no pass of its own in a good step.
    public static bool IsGood(GradientResult result) =>
        float.IsFinite(result.Loss) && double.IsFinite(result.Norm) && float.IsFinite(result.Scale);

    /// <summary>The first bad number after a pass that isn't good: a weight, since it is a cause, before the gradients that follow from it.</summary>
    /// <param name="network">The network after its backward pass.</param>
    /// <param name="result">What the pass found.</param>
    public static BadValue FindFirst<TNetwork>(TNetwork network, GradientResult result)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        if (FindWeight(network) is { } weight)
            return weight;
        var gradients = network.Memory is { } arrays ? arrays.Gradients.Span : network.Gradients;
        foreach (var parameter in architecture.Parameters)
            if (Find(parameter, gradients, BadStepKind.Gradient) is { } gradient)
                return gradient;
        if (!float.IsFinite(result.Loss))
            return new BadValue(BadStepKind.Loss, result.Loss);
        if (network.Memory is { } memory)
        {
            foreach (var parameter in architecture.Statistics)
                if (Find(parameter, memory.PendingStatistics.Span, BadStepKind.Statistic) is { } statistic)
                    return statistic;
            if (FindState(memory) is { } state)
                return state;
        }

        return new BadValue(BadStepKind.Norm, double.IsFinite(result.Norm) ? result.Scale : result.Norm);
    }

    /// <summary>The first bad weight; null if all are finite.</summary>
    /// <param name="network">The network.</param>
    public static BadValue? FindWeight<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        foreach (var parameter in TNetwork.Architecture.Parameters)
            if (Find(parameter, network.Parameters, BadStepKind.Weight) is { } weight)
                return weight;
        return null;
    }

    // Places that no pass has written are 0.
    private static BadValue? FindState(NetworkMemory memory)
    {
        var pending = memory.PendingStates.Span;
        for (int sample = 0; sample < memory.BatchCapacity; sample++)
            foreach (var state in memory.CarriedStates)
            {
                var values = pending.Slice((sample * memory.StateStride) + state.Offset, state.Units);
                int bad = FiniteCheck.IndexOfNonFinite(values);
                if (bad >= 0)
                    return new BadValue(BadStepKind.State, values[bad], Output: sample, Input: bad) { State = state };
            }

        return null;
    }

    private static BadValue? Find(ParameterInfo parameter, Span<float> values, BadStepKind kind)
    {
        // Padding may hold anything where a pass writes; elements are looked at one by one only if something is bad.
        if (FiniteCheck.AllFinite(values.Slice(parameter.Layout.Offset, parameter.Layout.Length)))
            return null;

        var view = parameter.In(values);
        for (int output = 0; output < parameter.Outputs; output++)
            for (int input = 0; input < parameter.Inputs; input++)
                if (!float.IsFinite(view[output, input]))
                    return new BadValue(kind, view[output, input], parameter, output, input);
        return null;
    }
}

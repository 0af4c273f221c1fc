using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>The values that stay in memory until the end of a training pass, so that they can be counted there.</summary>
internal static class TrackedValues
{
    /// <summary>The outputs of every activation and the sizes of the gradients of every recurrence's states, if the network tracks gradients.</summary>
    public static Tensor[] Of(NetworkModel model, NetworkGraph graph) => model.TracksGradients
        ? [.. graph.Forward.Where(operation => operation.IsActivation).Select(activation => activation.Outputs[0]), .. graph.Tracked.Select(states => states.Value)]
        : [];
}

using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>The outputs that stay in memory until the end of a training pass, so that they can be counted there.</summary>
internal static class TrackedActivations
{
    /// <summary>The outputs of every activation, if the network tracks gradients.</summary>
    public static Tensor[] Of(NetworkModel model, NetworkGraph graph) =>
        model.TracksGradients ? [.. graph.Forward.Where(operation => operation.IsActivation).Select(activation => activation.Outputs[0])] : [];
}

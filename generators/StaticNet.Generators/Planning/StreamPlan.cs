using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>How a network is computed step by step.</summary>
/// <param name="Graph">A step of it.</param>
/// <param name="Outputs">What holds the outputs of a step.</param>
/// <param name="Step">From a step's inputs to its outputs, and from the states before it to those after it.</param>
internal sealed record StreamPlan(NetworkGraph Graph, EquatableArray<Tensor> Outputs, PassPlan Step)
{
    /// <summary>Plans a step. States come first in the workspace and stay there, where one step leaves them and the next one finds them.</summary>
    /// <param name="step">The graph of a step.</param>
    /// <param name="parameters">Where the network's parameters lie.</param>
    /// <param name="statistics">Where its statistics lie.</param>
    /// <returns>The plan, and the elements of scratch space that a step needs.</returns>
    public static (StreamPlan Plan, int Scratch) Of(NetworkGraph step, ParameterPlan parameters, ParameterPlan statistics)
    {
        var (operations, source) = InferenceForm.Of(step.Forward);
        Tensor[] states = [.. step.States.Select(state => state.Value)], outputs = [.. step.Outputs.Select(output => source(output.Value))];
        var (pass, scratch, _) = PassPlanner.Plan(step, parameters, statistics, GradientEpilogue.None, operations, states, [.. states, .. outputs]);
        return (new StreamPlan(step, outputs.ToEquatableArray(), pass.Alone), scratch);
    }
}

using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>A loss that is the mean of a function over every element of the batch.</summary>
internal abstract record ElementwiseLossModel(int Attribute) : LossModel(Attribute), IBuildableLoss
{
    public override TargetKind TargetKind => TargetKind.Values;

    /// <summary>The function.</summary>
    public abstract LossFunction Function { get; }

    public LossOperation Build(GraphBuilder graph, Tensor output) => new ElementwiseLoss(
        output, graph.AddTensor("targets", output.Shape), graph.AddTensor("gradient of the outputs", output.Shape), Function);
}

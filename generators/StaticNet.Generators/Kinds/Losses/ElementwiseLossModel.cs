using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>A loss that is the mean of a function over every element of the batch.</summary>
internal abstract record ElementwiseLossModel(int Attribute) : LossModel(Attribute), IBuildableLoss
{
    public override TargetKind TargetKind => TargetKind.Values;

    /// <summary>The function.</summary>
    public abstract LossFunction Function { get; }

    // The mean is over all elements of a sample, whatever rows they stand in.
    public LossOperation Build(GraphBuilder graph, Tensor output)
    {
        var vector = ReshapeLayer.Append(graph, "loss", output, new Shape(output.Length));
        return new ElementwiseLoss(
            vector, graph.AddTensor("targets", vector.Shape), graph.AddTensor("gradient of the outputs", vector.Shape), Function);
    }
}

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

    // The mean is over all elements of a sample, whatever rows they stand in; but where it may have fewer rows, each has a mean of its own.
    public LossOperation Build(GraphBuilder graph, Tensor output)
    {
        var value = output.HasLengths ? output : ReshapeLayer.Append(graph, "loss", output, new Shape(output.Length));
        var targets = graph.AddTensor("targets", value.Shape) with { HasLengths = output.HasLengths };
        return new ElementwiseLoss(value, targets, graph.AddTensor("gradient of the outputs", value.Shape), Function);
    }
}

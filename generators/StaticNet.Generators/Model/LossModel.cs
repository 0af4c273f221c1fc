using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Model;

/// <summary>What a loss compares outputs with; the names are the runtime's <c>TargetKind</c>.</summary>
internal enum TargetKind
{
    Labels,
    Values,
}

/// <summary>A declared loss: a record per kind, each in its own file under Losses.</summary>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record LossModel(int Attribute)
{
    public abstract TargetKind TargetKind { get; }

    /// <summary>Whether it takes logits and computes probabilities itself.</summary>
    public virtual bool TakesLogits => false;

    /// <summary>The kind with its options as a reader would write it.</summary>
    public abstract string Describe();

    /// <summary>Appends the loss on the network's output.</summary>
    public abstract LossOperation Build(GraphBuilder graph, Tensor output);
}

using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Graph;

/// <summary>A step of the forward pass, with the rule that differentiates it.</summary>
/// <param name="Layer">The name of the layer it belongs to.</param>
internal abstract record ForwardOperation(string Layer) : Operation
{
    /// <summary>The values that it computes.</summary>
    public abstract EquatableArray<Tensor> Outputs { get; }

    /// <summary>What it keeps for the backward pass beside its outputs.</summary>
    public virtual EquatableArray<Tensor> Saves => default;

    public override EquatableArray<Tensor> Writes => Saves.Count == 0 ? Outputs : new([.. Outputs, .. Saves]);

    /// <summary>What computes the outputs in inference mode, null where that is the input itself.</summary>
    public virtual ForwardOperation? Inference => this;

    /// <summary>Its parameters, which make the gradients of its outputs needed.</summary>
    public virtual EquatableArray<Parameter> Parameters => default;

    /// <summary>Whether it is an activation, whose outputs are counted where a network keeps the health of its layers.</summary>
    public virtual bool IsActivation => false;

    /// <summary>The fewest samples that it is defined for in training.</summary>
    public virtual int SmallestTrainingBatch => 1;

    /// <summary>Floating-point operations for one sample; a multiply-add counts as two.</summary>
    public abstract long Flops { get; }

    /// <summary>The same on other inputs.</summary>
    /// <param name="source">What stands for a value that it reads.</param>
    public abstract ForwardOperation ReadingFrom(Func<Tensor, Tensor> source);

    /// <summary>The gradient rule: appends what turns the outputs' gradients into those of the inputs and the parameters.</summary>
    public abstract void Differentiate(GradientBuilder gradients);
}

/// <summary>A step of the forward pass that makes one value of another.</summary>
/// <param name="Layer">The name of the layer it belongs to.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it computes.</param>
internal abstract record UnaryOperation(string Layer, Tensor Input, Tensor Output) : ForwardOperation(Layer)
{
    public override EquatableArray<Tensor> Reads => new(Input);

    public override EquatableArray<Tensor> Outputs => new(Output);

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Input = source(Input) };
}

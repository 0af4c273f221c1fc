using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Graph;

/// <summary>A step of a pass: what it reads and what it writes.</summary>
internal abstract record Operation
{
    /// <summary>The tensors that it reads.</summary>
    public abstract EquatableArray<Tensor> Reads { get; }

    /// <summary>The tensor that it writes, null if it writes parameter gradients only.</summary>
    public abstract Tensor? Writes { get; }

    /// <summary>What it keeps for the backward pass beside its output; null for nothing.</summary>
    public virtual Tensor? Saves => null;

    /// <summary>The tensor whose buffer the output may take over, if nothing reads it later.</summary>
    public virtual Tensor? InPlace => null;

    /// <summary>Whether it reads rows of any stride, as the caller's inputs have, and not only padded ones.</summary>
    public virtual bool ReadsUnpadded => false;

    /// <summary>This operation and the next as one, if they can run in one kernel.</summary>
    public virtual Operation? JoinWith(Operation next) => null;

    /// <summary>Calls the kernels that carry it out.</summary>
    public abstract void Plan(PassPlanner pass);
}

/// <summary>A step of the forward pass, with the rule that differentiates it.</summary>
/// <param name="Layer">The name of the layer it belongs to.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it computes.</param>
internal abstract record ForwardOperation(string Layer, Tensor Input, Tensor Output) : Operation
{
    public override EquatableArray<Tensor> Reads => new(Input);

    public override Tensor? Writes => Output;

    /// <summary>What computes the output in inference mode, null where that is the input itself.</summary>
    public virtual ForwardOperation? Inference => this;

    /// <summary>Whether it has parameters, so that the gradient of its output is needed.</summary>
    public virtual bool HasParameters => false;

    /// <summary>The fewest samples that it is defined for in training.</summary>
    public virtual int SmallestTrainingBatch => 1;

    /// <summary>Floating-point operations for one sample; a multiply-add counts as two.</summary>
    public abstract long Flops { get; }

    /// <summary>The gradient rule: appends what turns the output's gradient into those of the input and the parameters.</summary>
    public abstract void Differentiate(GradientBuilder gradients);
}

/// <summary>The last step: writes the loss of each sample and the gradient of the outputs in one pass.</summary>
/// <param name="Output">The network's output.</param>
/// <param name="Gradient">Its gradient.</param>
internal abstract record LossOperation(Tensor Output, Tensor Gradient) : Operation
{
    public override EquatableArray<Tensor> Reads => new(Output);

    public override Tensor? Writes => Gradient;

    /// <summary>The padded copy of targets that are values; null for labels.</summary>
    public virtual Tensor? Targets => null;

    /// <summary>Plans the weights of samples, after the loss's own kernel.</summary>
    protected void PlanWeights(PassPlanner pass) => pass.Call(
        new WeighRows(Gradient.Length, pass.StrideOf(Gradient)),
        pass.Written(Gradient), Operand.Losses, Operand.SampleScales, new(OperandKind.WeighsSamples));
}

using StaticNet.Generators.Collections;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Model;

/// <summary>What a loss compares outputs with; the names are the runtime's <c>TargetKind</c>.</summary>
internal enum TargetKind
{
    Labels,
    Values,
}

/// <summary>A declared loss: a record per kind, in the folder of its kind.</summary>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record LossModel(int Attribute) : PartModel("", Attribute)
{
    /// <summary>What it is multiplied by in the network's loss.</summary>
    public float Weight { get; init; } = 1f;

    public abstract TargetKind TargetKind { get; }

    /// <summary>What it makes probabilities of logits with; null for losses that don't take logits.</summary>
    public virtual ProbabilityFunction? Probabilities => null;

    /// <summary>Whether it takes logits and computes probabilities itself.</summary>
    public bool TakesLogits => Probabilities is not null;

    /// <summary>The kind with its options as a reader would write it.</summary>
    public abstract string Describe();

    /// <summary>The label of samples without a class, which count for nothing; null for none.</summary>
    public virtual int? IgnoreLabel => null;

    /// <summary>The weight of each class; empty for equal ones.</summary>
    public virtual EquatableArray<float> ClassWeights => default;

    /// <summary>Whether the mean is not over the samples but over the weights of their labels, which are summed before a pass.</summary>
    public bool WeighsLabels => IgnoreLabel is not null || ClassWeights.Count > 0;

    /// <summary>The check of targets, a call of a method of the runtime's <c>NetworkGuard</c>.</summary>
    public string CheckTargets(string targets, Shape outputs) => TargetKind == TargetKind.Labels
        ? $"CheckLabels({targets}, {Rows(outputs)}, {outputs.Features}{(IgnoreLabel is { } ignored ? $", {Literal.Of(ignored)}" : "")})"
        : $"{ValueCheck}({targets}, rows, {outputs.Length})";

    /// <summary>The same for outputs whose samples have lengths, a call of a method of the runtime's <c>LengthGuard</c>.</summary>
    public string CheckSteps(string targets, Shape outputs) => $"{(TargetKind == TargetKind.Labels ? "CheckLabels" : ValueCheck)}"
        + $"({targets}, {InputSurface.Lengths}, {outputs.Rows}, {outputs.Features}{(IgnoreLabel is { } ignored ? $", {Literal.Of(ignored)}" : "")})";

    /// <summary>The method that checks targets which are values.</summary>
    protected virtual string ValueCheck => "CheckTargets";

    /// <summary>What targets are, for the documentation of passes.</summary>
    public virtual string DescribeTargets(Shape outputs) => TargetKind == TargetKind.Labels
        ? $"<c>[batch{string.Concat(outputs.Sizes.Take(outputs.Sizes.Count - 1).Select(size => $", {size}"))}]</c>, each in [0, {outputs.Features}){(IgnoreLabel is { } ignored ? $", or {Literal.Of(ignored)} for a sample to be ignored" : "")}."
        : $"<c>[batch, {string.Join(", ", outputs.Sizes)}]</c>, finite.";

    private static string Rows(Shape outputs) => outputs.Rows == 1 ? "rows" : $"rows * {outputs.Rows}";
}

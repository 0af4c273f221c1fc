using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>A node with what it reads, on its way to what it makes.</summary>
/// <param name="node">The node.</param>
/// <param name="inputs">What it reads; null for what is left out.</param>
/// <param name="context">What all nodes share.</param>
internal sealed class Call(OnnxNode node, Operand?[] inputs, ImportContext context)
{
    private const string NotComputed = "Make it a constant of the model: simplify the model, by onnxsim for instance, or export it with fixed sizes.";

    /// <summary>The node.</summary>
    public OnnxNode Node => node;

    /// <summary>What it reads; null for what is left out.</summary>
    public Operand?[] Inputs => inputs;

    /// <summary>What all nodes share.</summary>
    public ImportContext Context => context;

    /// <summary>Whether it reads nothing but what is known.</summary>
    public bool IsConstant => inputs.Length > 0 && inputs.All(input => input?.View is null);

    /// <summary>Says what was left out or changed.</summary>
    public void Remark(string remark) => context.Remark(remark);

    /// <summary>What it reads at a place; null where that is left out.</summary>
    public Operand? Find(int input) => input < inputs.Length ? inputs[input] : null;

    /// <summary>What it reads at a place.</summary>
    public Operand Operand(int input) => Find(input) ?? throw node.Malformed($"has no input {input}");

    /// <summary>The value that it reads at a place.</summary>
    public View View(int input) => Operand(input).View ?? throw node.Refuse($"computes with a constant, '{node.Inputs[input]}', where a layer has a value", "Simplify the model, by onnxsim for instance.");

    /// <summary>The value that it reads at a place, its axes those of the model.</summary>
    public Term Term(int input) => View(input).Materialize() ?? throw Reordered(input);

    /// <summary>Elements that it reads at a place.</summary>
    public Tensor Constant(int input) => Operand(input).Constant
        ?? throw node.Refuse($"reads '{node.Inputs[input]}', which is computed from samples, where a layer has weights or a fixed number", NotComputed);

    /// <summary>Floats that it reads at a place; null where that is left out.</summary>
    public Tensor? FindWeights(int input) => Find(input) is null ? null : Weights(input);

    /// <summary>Floats that it reads at a place.</summary>
    public Tensor Weights(int input) => Constant(input) is { IsFloat: true } weights ? weights : throw node.Malformed($"has whole numbers as input {input}, where weights are floats");

    /// <summary>Whole numbers that it reads at a place, or has as an attribute, as older operators do; null where there are none.</summary>
    public long[]? FindWholes(int input, string attribute) => Find(input) is { Constant: null }
        ? throw node.Refuse($"reads '{node.Inputs[input]}', which is computed from samples", NotComputed)
        : Find(input)?.Constant is { } constant ? WholesOf(constant, input) : node.Wholes(attribute);

    /// <summary>Axes that it reads at a place, or has as an attribute, counted from the first; null where there are none.</summary>
    /// <param name="input">The place.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="rank">The number of axes.</param>
    public int[]? FindAxes(int input, string attribute, int rank) => FindWholes(input, attribute) is { } axes ? [.. axes.Select(axis => Axis(axis, rank))] : null;

    /// <summary>An axis that it has as an attribute, counted from the first.</summary>
    public int Axis(string attribute, long otherwise, int rank) => Axis(node.Whole(attribute, otherwise), rank);

    /// <summary>An axis counted from the first.</summary>
    public int Axis(long axis, int rank) => axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw node.Malformed($"has the axis {axis} of {rank}");

    /// <summary>A layer, or a step, that this node makes.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="sources">What it is computed of.</param>
    public Term Make(string kind, ImmutableArray<int> shape, params ImmutableArray<Term> sources) => new(kind, shape, sources) { Node = node, Hints = [.. Hints.Of(node)] };

    /// <summary>The elements of a value are in an order that no layer makes.</summary>
    public InvalidDataException Reordered(int input) => node.Refuse(
        $"reads '{node.Inputs[input]}' with its axes in another order than layers have them", "StaticNet has no layer that transposes: move the transposition out of the network, or leave it out.");

    private long[] WholesOf(Tensor constant, int input) => constant.IsFloat || constant.Sizes.Any(size => size.HasBatch)
        ? throw node.Refuse($"reads '{node.Inputs[input]}', which isn't of fixed whole numbers", NotComputed)
        : [.. constant.Sizes.Select(size => size.Factor)];
}

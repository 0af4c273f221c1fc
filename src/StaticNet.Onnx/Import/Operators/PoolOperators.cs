using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Pools of windows, and of all positions.</summary>
internal static class PoolOperators
{
    /// <summary>What has no values below 0, so that zeros around it are never the largest alone.</summary>
    private static readonly HashSet<string> NotNegative = new(StringComparer.Ordinal) { "Relu", "Relu6", "Sigmoid", "Softplus", "Softmax", "HardSigmoid" };

    /// <summary>The largest of each window; which one that is isn't told.</summary>
    public static Operand?[] Max(Call call)
    {
        var made = Pool(call, "MaxPool", pad => pad.Option("Value") is < float.MinValue / 2 || (pad.Option("Value") == 0 && NotNegative.Contains(pad.Input.Kind)), out _);
        return [made, null];
    }

    /// <summary>The mean of each window.</summary>
    public static Operand Average(Call call)
    {
        var made = Pool(call, "AvgPool", pad => pad.Option("Value") == 0, out var padding);
        bool counts = call.Node.Whole("count_include_pad", 0) != 0, isPadded = padding.Any(zeros => zeros != 0);
        if (isPadded && !counts && (call.Node.Wholes("pads") ?? []).Any(zeros => zeros != 0))
            throw call.Node.Refuse("counts some zeros around it and others not", "Pad once.");
        bool hasZeros = made.Option("Padding") is not (null or 0) || made.Option("PaddingY") is not null;
        return made.With("CountIncludePad", !hasZeros || counts || isPadded ? 1 : 0);
    }

    /// <summary>All positions of each channel.</summary>
    /// <param name="kind">The layer.</param>
    public static Func<Call, Operand> Global(string kind) => call =>
    {
        var input = WindowForm.Input(call, _ => false).Input;
        var pooled = call.Make(kind, [input.Shape[0]], input);
        return call.Make("Reshape", [input.Shape[0], .. Enumerable.Repeat(1, input.Shape.Length - 1)], pooled);
    };

    private static Term Pool(Call call, string kind, Func<Term, bool> takes, out long[] padding)
    {
        (var input, padding) = WindowForm.Input(call, takes);
        var node = call.Node;
        var read = WindowForm.Read(call, input, node.Wholes("kernel_shape") ?? throw node.Malformed("has no kernel_shape"), padding);
        bool roundsUp = node.Whole("ceil_mode", 0) != 0;
        WindowAxis[] axes = [.. read.Select(axis => axis.Even)];
        if (axes.Any(axis => axis.Dilation != 1))
            throw node.Refuse("has gaps in its windows", "Pools have none: leave dilations out.");
        if (axes.FirstOrDefault(axis => axis.Before != axis.Behind) is { } uneven)
            throw node.Refuse($"has padding of {uneven.Before} before and {uneven.Behind} behind an axis", "Pad both sides alike, or choose sizes that windows fit in.");
        if (roundsUp && read.Any(axis => axis.WindowsRoundedUp != axis.Windows))
            throw node.Refuse("has windows that reach beyond the input, ceil_mode", "Choose sizes that windows fit in, or leave ceil_mode out.");
        if (axes.Any(axis => axis.Before * 2 > axis.Kernel || axis.Windows < 1))
            throw node.Refuse("has windows that lie outside of the input", "Padding is at most half of a window.");
        var options = ImmutableDictionary.CreateBuilder<string, double>();
        options["Size"] = axes[0].Kernel;
        if (axes[^1].Kernel != axes[0].Kernel)
            options["Width"] = axes[^1].Kernel;
        if (axes.Any(axis => axis.Stride != axis.Kernel))
            WindowForm.Set(options, "Stride", [.. axes.Select(axis => (double)axis.Stride)]);
        WindowForm.Set(options, "Padding", [.. axes.Select(axis => (double)axis.Before)]);
        return call.Make(kind, [input.Shape[0], .. axes.Select(axis => (int)axis.Windows)], input).With(options: options.ToImmutable());
    }
}

using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Convolutions and transposed ones of signals and images.</summary>
internal static class ConvolutionOperators
{
    private const double Same = -1, Causal = -2;

    public static Operand Convolve(Call call)
    {
        var (input, padding) = WindowForm.Input(call, pad => pad.Option("Value") == 0);
        var weights = WeightsOf(call, input);
        var axes = WindowForm.Read(call, input, weights.Dims[2..], padding);
        double[] around = new double[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            if (Word(axes[axis], isSignal: axes.Length == 1) is { } word)
                around[axis] = word;
            else
                (weights, axes[axis]) = Grow(call, weights, axes[axis], axis + 2);
            if (around[axis] == 0)
                around[axis] = axes[axis].Before;
        }

        long groups = call.Node.Whole("group", 1);
        if (weights.Dims[1] * groups != input.Shape[0])
            throw call.Node.Malformed($"has weights of {weights.Dims[1]} · {groups} channels, and reads {input.Shape[0]}");
        return Make(call, $"Conv{axes.Length}D", input, weights, weights.Dims[0], [.. axes.Select(axis => axis.Windows)], options =>
        {
            WindowForm.Set(options, "Stride", [.. axes.Select(axis => (double)axis.Stride)]);
            WindowForm.Set(options, "Padding", around);
            WindowForm.Set(options, "Dilation", [.. axes.Select(axis => (double)axis.Dilation)]);
        });
    }

    public static Operand Transpose(Call call)
    {
        var (input, padding) = WindowForm.Input(call, _ => false);
        var weights = WeightsOf(call, input);
        var node = call.Node;
        if (node.Has("output_shape"))
            throw node.Refuse("says the shape of its output", "Give it pads and output_padding instead.");
        string auto = node.Text("auto_pad", "NOTSET");
        long[] more = node.Wholes("output_padding") ?? new long[input.Shape.Length - 1];
        var axes = auto.StartsWith("SAME", StringComparison.Ordinal)
            ? throw node.Refuse($"has the padding {auto}", "Give it numbers, pads.")
            : WindowForm.Read(call, input, weights.Dims[2..], padding);
        if (more.Length != axes.Length)
            throw node.Malformed($"has output_padding of {more.Length} axes for {axes.Length}");

        // Fewer zeros behind than before are more outputs; more of them are a longer kernel.
        for (int axis = 0; axis < axes.Length; axis++)
        {
            if (axes[axis].Behind > axes[axis].Before + more[axis])
                (weights, axes[axis]) = Grow(call, weights, axes[axis], axis + 2);
            more[axis] += axes[axis].Before - axes[axis].Behind;
            if (more[axis] < 0 || more[axis] >= Math.Max(axes[axis].Stride, axes[axis].Dilation))
                throw node.Refuse($"has padding of {axes[axis].Before} before and {axes[axis].Behind} behind", "Take as many from both sides.");
        }

        long[] sizes = [.. axes.Select((axis, index) => ((axis.Size - 1L) * axis.Stride) - (2 * axis.Before) + axis.Reach + more[index] + 1)];
        return Make(call, $"ConvTranspose{axes.Length}D", input, weights, weights.Dims[1] * node.Whole("group", 1), sizes, options =>
        {
            WindowForm.Set(options, "Stride", [.. axes.Select(axis => (double)axis.Stride)]);
            WindowForm.Set(options, "Padding", [.. axes.Select(axis => (double)axis.Before)]);
            WindowForm.Set(options, "OutputPadding", [.. more.Select(size => (double)size)]);
            WindowForm.Set(options, "Dilation", [.. axes.Select(axis => (double)axis.Dilation)]);
        });
    }

    private static Tensor WeightsOf(Call call, Term input)
    {
        var weights = call.Weights(1);
        return weights.Dims.Length == input.Shape.Length + 1 && weights.Count > 0 ? weights
            : throw call.Node.Malformed($"has weights [{string.Join(", ", weights.Dims)}] for {input}");
    }

    private static Operand Make(
        Call call, string kind, Term input, Tensor weights, long filters, long[] sizes, Action<ImmutableDictionary<string, double>.Builder> add)
    {
        if (sizes.Any(size => size is < 1 or > int.MaxValue) || filters is < 1 or > int.MaxValue)
            throw call.Node.Malformed("makes nothing of its input");
        var options = ImmutableDictionary.CreateBuilder<string, double>();
        options["Filters"] = filters;
        options["Kernel"] = weights.Dims[2];
        if (weights.Dims[^1] != weights.Dims[2])
            options["KernelWidth"] = weights.Dims[^1];
        options["Groups"] = call.Node.Whole("group", 1);
        add(options);
        var made = call.Make(kind, [(int)filters, .. sizes.Select(size => (int)size)], input);
        var tensors = made.Weights.Add("weight", weights);
        var bias = call.FindWeights(2);
        if (bias is not null && bias.Count != filters)
            throw call.Node.Malformed($"has {bias.Count} biases for {filters} filters");
        options["Bias"] = bias is null ? 0 : 1;
        return made.With(options: options.ToImmutable(), weights: bias is null ? tensors : tensors.Add("bias", bias.Reshape(bias.Count)));
    }

    // As many zeros on both sides are a number.
    private static double? Word(WindowAxis axis, bool isSignal) => axis.Before == axis.Behind ? axis.Before
        : axis.Before == axis.Reach / 2 && axis.Behind == axis.Reach - (axis.Reach / 2) ? Same
        : isSignal && axis.Before == axis.Reach && axis.Behind == 0 ? Causal
        : axis.Even.Before == axis.Even.Behind ? axis.Before : null;

    // A kernel with zeros on one side has as many zeros of padding more there.
    private static (Tensor Weights, WindowAxis Axis) Grow(Call call, Tensor weights, WindowAxis axis, int place)
    {
        long difference = Math.Abs(axis.Before - axis.Behind), added = difference / axis.Dilation, around = Math.Max(axis.Before, axis.Behind);
        if (difference % axis.Dilation != 0 || added > axis.Kernel)
            throw call.Node.Refuse($"has padding of {axis.Before} before and {axis.Behind} behind an axis", "Pad both sides alike.");
        call.Remark($"The kernel of '{call.Node.Name}' has zeros at a side, since its padding is uneven.");
        long[] dims = [.. weights.Dims];
        dims[place] += added;
        long shift = axis.Behind > axis.Before ? added : 0;
        int[] to = Tensor.Strides(dims), from = Tensor.Strides(weights.Dims);
        float[] grown = new float[dims.Aggregate(1L, (product, size) => product * size)];
        for (int index = 0; index < weights.Count; index++)
        {
            long target = shift * to[place];
            for (int dim = 0; dim < dims.Length; dim++)
                target += index / from[dim] % weights.Dims[dim] * to[dim];
            grown[target] = weights.Floats[index];
        }

        return (Tensor.Of(grown, dims).Named(weights.Name), axis with { Kernel = axis.Kernel + (int)added, Before = around, Behind = around });
    }
}

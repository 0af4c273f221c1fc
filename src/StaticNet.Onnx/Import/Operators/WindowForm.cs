using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>Reads where windows of a node lie, from attributes that pools and convolutions share.</summary>
internal static class WindowForm
{
    /// <summary>The axes of windows.</summary>
    /// <param name="call">The node.</param>
    /// <param name="input">What windows move over, without what was put around it.</param>
    /// <param name="kernel">The sizes of a window.</param>
    /// <param name="padding">What was put around it, before and behind each axis.</param>
    public static WindowAxis[] Read(Call call, Term input, long[] kernel, long[] padding)
    {
        var node = call.Node;
        int count = input.Shape.Length - 1;
        if (kernel.Length != count)
            throw node.Malformed($"has a window of {kernel.Length} axes for {count}");
        long[] strides = Each("strides", 1, 1), dilations = Each("dilations", 1, 1), pads = Each("pads", 0, 2);
        var axes = Enumerable.Range(0, count).Select(axis => new WindowAxis(
            input.Shape[axis + 1], Checked(kernel[axis]), Checked(strides[axis]), Checked(dilations[axis]), Zeros(axis), Zeros(axis + count)));
        return [.. node.Text("auto_pad", "NOTSET") switch
        {
            "NOTSET" or "" => axes,
            "VALID" => axes.Select(axis => axis with { Before = 0, Behind = 0 }),
            "SAME_UPPER" when !padding.Any(zeros => zeros != 0) => axes.Select(axis => axis.Same(isUpper: true)),
            "SAME_LOWER" when !padding.Any(zeros => zeros != 0) => axes.Select(axis => axis.Same(isUpper: false)),
            var other => throw node.Refuse($"has the padding {other} besides other zeros", "Give it numbers, pads."),
        }];

        long[] Each(string name, long otherwise, int times) => node.Wholes(name) is not { } values ? [.. Enumerable.Repeat(otherwise, count * times)]
            : values.Length == count * times ? values : throw node.Malformed($"has {values.Length} {name} for {count} axes");

        long Zeros(int axis) => pads[axis] + padding[axis] is >= 0 and < int.MaxValue / 4 and var zeros ? zeros : throw node.Malformed($"has the padding {pads[axis]}");

        int Checked(long value) => value is > 0 and < int.MaxValue / 4 ? (int)value : throw node.Malformed($"has a window with {value}");
    }

    /// <summary>What windows move over, <c>[channels, length]</c> or <c>[channels, height, width]</c>, and what was put around it: before each axis, then behind each.</summary>
    /// <param name="call">The node.</param>
    /// <param name="takes">Whether the windows can take over what was put around it.</param>
    public static (Term Input, long[] Padding) Input(Call call, Func<Term, bool> takes)
    {
        var term = call.Term(0);
        if (term.Shape.Length is not (2 or 3))
            throw call.Node.Refuse($"moves over {term.Shape.Length - 1} axes", "Layers are for signals, [batch, channels, length], and images, [batch, channels, height, width].");
        return term.Kind == "Pad" && takes(term)
            ? (term.Input, [.. term.Inputs[1].Constant!.Sizes.Select(size => size.Factor)])
            : (term, new long[2 * (term.Shape.Length - 1)]);
    }

    /// <summary>An option of each axis: one name where all are alike, else two.</summary>
    /// <param name="options">Receives it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values, of rows and columns or of a signal.</param>
    public static void Set(ImmutableDictionary<string, double>.Builder options, string name, IReadOnlyList<double> values)
    {
        if (values.All(value => value == values[0]))
            options[name] = values[0];
        else
            (options[$"{name}Y"], options[$"{name}X"]) = (values[0], values[1]);
    }
}

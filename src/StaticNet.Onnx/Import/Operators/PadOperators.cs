using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>A number around an image or a signal, which the layer that reads it takes over.</summary>
internal static class PadOperators
{
    public static Operand Pad(Call call)
    {
        var node = call.Node;
        var term = call.Term(0);
        int rank = term.Shape.Length + 1;
        long[] pads = call.FindWholes(1, "pads") ?? throw node.Malformed("has no pads");
        if (node.Text("mode", "constant") != "constant")
            throw node.Refuse($"repeats what is there, mode {node.Text("mode", "")}", "Pad with zeros.");
        int[] axes = call.FindAxes(3, "", rank) ?? [.. Enumerable.Range(0, rank)];
        if (pads.Length != 2 * axes.Length)
            throw node.Malformed($"has {pads.Length} pads for {axes.Length} axes");
        long[] before = new long[rank], behind = new long[rank];
        for (int index = 0; index < axes.Length; index++)
            (before[axes[index]], behind[axes[index]]) = (pads[index], pads[index + axes.Length]);
        if (before.Concat(behind).All(zeros => zeros == 0))
            return call.Operand(0);
        if (rank < 3 || before.Concat(behind).Any(zeros => zeros is < 0 or > ushort.MaxValue) || before.Take(2).Concat(behind.Take(2)).Any(zeros => zeros != 0))
            throw node.Refuse("pads batch, channels or features, or cuts", "Only positions of images and signals are padded, as part of a convolution or a pool.");
        float value = call.Find(2) is null ? node.Number("value", 0) : call.Constant(2).Number ?? throw node.Malformed("has no number to pad with");
        var around = Term.Of(Tensor.Of([.. before.Skip(2).Concat(behind.Skip(2)).Select(zeros => new Size(zeros))], 2 * (rank - 2)));
        return call.Make("Pad", [term.Shape[0], .. term.Shape.Skip(1).Select((size, axis) => size + (int)before[axis + 2] + (int)behind[axis + 2])], term, around).With("Value", value);
    }
}

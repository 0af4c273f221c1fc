using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// How results along one axis gather what they sum, in ascending positions of the kernel: an output its inputs, or the gradient of an input
/// those of the outputs that read it. Borders are segments of their own, and so are the phases of a strided gradient.
/// </summary>
/// <param name="Step">From one result of a segment to the next.</param>
/// <param name="SourceStep">From what one result reads to what the next reads.</param>
/// <param name="TapStep">From one position of the kernel to the next that a result sums.</param>
/// <param name="SourceTapStep">From what is read at one position of the kernel to what is read at the next.</param>
/// <param name="Segments">The results.</param>
internal sealed record TapAxis(int Step, int SourceStep, int TapStep, int SourceTapStep, EquatableArray<TapSegment> Segments)
{
    /// <summary>Outputs, which read inputs.</summary>
    /// <param name="axis">The axis.</param>
    public static TapAxis Outputs(ConvolutionAxis axis) =>
        new(1, axis.Stride, 1, axis.Dilation, Join(1, Enumerable.Range(0, axis.Outputs).Select(output =>
        {
            var range = axis.KernelOf(output);
            return range.Count == 0
                ? new TapSegment(output, 1, 0, 0, 0)
                : new TapSegment(output, 1, axis.InputAt(output, range.First), range.First, range.Count);
        })));

    /// <summary>Gradients of inputs, which read those of outputs.</summary>
    /// <param name="axis">The axis.</param>
    public static TapAxis Inputs(ConvolutionAxis axis)
    {
        int common = Common(axis.Stride, axis.Dilation);
        return new(axis.Stride, 1, axis.Stride / common, -axis.Dilation / common, Join(axis.Stride, Enumerable.Range(0, axis.Stride)
            .SelectMany(phase => Enumerable.Range(0, (Math.Max(0, axis.Inputs - phase) + axis.Stride - 1) / axis.Stride).Select(i => phase + (i * axis.Stride)))
            .Select(input => Reaching(axis, input))));
    }

    // The positions of the kernel at which an output reads an input follow each other by the same steps.
    private static TapSegment Reaching(ConvolutionAxis axis, int input)
    {
        var taps = Enumerable.Range(0, axis.Kernel).Where(position =>
        {
            int offset = input - axis.InputAt(0, position);
            return offset >= 0 && offset % axis.Stride == 0 && offset / axis.Stride < axis.Outputs;
        }).ToList();
        return taps.Count == 0
            ? new TapSegment(input, 1, 0, 0, 0)
            : new TapSegment(input, 1, (input - axis.InputAt(0, taps[0])) / axis.Stride, taps[0], taps.Count);
    }

    private static EquatableArray<TapSegment> Join(int step, IEnumerable<TapSegment> results)
    {
        var segments = new List<TapSegment>();
        foreach (var result in results)
        {
            var last = segments.Count > 0 ? segments[segments.Count - 1] : null;
            if (last is not null && last.Tap == result.Tap && last.Taps == result.Taps && last.First + (last.Count * step) == result.First)
                segments[segments.Count - 1] = last with { Count = last.Count + 1 };
            else
                segments.Add(result);
        }

        return segments.ToEquatableArray();
    }

    private static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);
}

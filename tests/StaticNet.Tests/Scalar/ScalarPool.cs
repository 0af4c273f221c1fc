namespace StaticNet.Tests.Scalar;

/// <summary>A function of windows over the positions of each channel, <c>[channels, height, width]</c> or <c>[channels, length]</c>.</summary>
/// <param name="kernel">The sizes of a window, one for each axis; none for a single window over everything.</param>
/// <param name="stride">From one window to the next, one for each axis or one for all; none for the window's sizes.</param>
/// <param name="padding">The positions on each side that a window may reach over, one for each axis or one for all; none for 0.</param>
internal abstract class ScalarPool(int[] kernel, int[] stride, int[] padding) : ScalarLayer
{
    // The places of each window's values in a sample, in the order of the outputs.
    private int[][] Windows => field ??= [.. FindWindows()];

    public sealed override string Declaration
    {
        get
        {
            string[] options =
            [
                .. kernel.Distinct().Count() == 1 ? [$"{kernel[0]}"] : Array.ConvertAll(kernel, size => $"{size}"),
                .. Sizes("Stride", stride), .. Sizes("Padding", padding), .. Options,
            ];
            return $"{(kernel.Length == 0 ? "Global" : "")}{Kind}Pool{(options.Length > 0 ? $"({string.Join(", ", options)})" : "")}";
        }
    }

    public sealed override ScalarAxis Axis => ScalarAxis.All;

    /// <summary>Max or Avg.</summary>
    protected abstract string Kind { get; }

    /// <summary>Options of the kind's own, as declared.</summary>
    protected virtual string[] Options => [];

    /// <summary>The positions of a window that reaches over no border.</summary>
    protected int WindowLength => Kernel.Aggregate(1, (product, size) => product * size);

    private bool IsGlobal => kernel.Length == 0;

    private int[] Kernel => IsGlobal ? InputShape[1..] : kernel;

    public sealed override double[][] Forward(double[][] inputs) =>
        Array.ConvertAll(inputs, input => Array.ConvertAll(Windows, window => Value(ValuesOf(window, input))));

    public sealed override double[][] Backward(double[][] inputs, double[][] outputGradients) =>
        [.. inputs.Zip(outputGradients, (input, gradient) =>
        {
            double[] inputGradient = new double[input.Length];
            foreach (var (window, g) in Windows.Zip(gradient))
            {
                double[] derivatives = Derivatives(ValuesOf(window, input));
                for (int i = 0; i < window.Length; i++)
                    inputGradient[window[i]] += derivatives[i] * g;
            }

            return inputGradient;
        })];

    public sealed override double KinkDistance(double[][] inputs) =>
        inputs.Min(input => Windows.Min(window => KinkDistance(ValuesOf(window, input))));

    /// <summary>The value of a window.</summary>
    /// <param name="values">Those within the input, row by row.</param>
    protected abstract double Value(double[] values);

    /// <summary>Its derivative by each of them.</summary>
    /// <param name="values">Those within the input, row by row.</param>
    protected abstract double[] Derivatives(double[] values);

    /// <summary>How far a window is from where its derivative jumps.</summary>
    /// <param name="values">Those within the input, row by row.</param>
    protected virtual double KinkDistance(double[] values) => double.PositiveInfinity;

    protected override int[] InferOutputShape() => IsGlobal ? [InputShape[0]] : [InputShape[0], .. Counts()];

    private static double[] ValuesOf(int[] window, double[] input) => Array.ConvertAll(window, place => input[place]);

    private IEnumerable<int> Counts() => Kernel.Select((size, axis) => (InputShape[axis + 1] + 2 * PaddingOf(axis) - size) / StrideOf(axis) + 1);

    private int StrideOf(int axis) => stride.Length == 0 ? Kernel[axis] : stride[Math.Min(axis, stride.Length - 1)];

    private int PaddingOf(int axis) => padding.Length == 0 ? 0 : padding[Math.Min(axis, padding.Length - 1)];

    private static string[] Sizes(string name, int[] sizes) =>
        sizes.Length < 2 ? Array.ConvertAll(sizes, size => $"{name} = {size}") : [$"{name}Y = {sizes[0]}", $"{name}X = {sizes[1]}"];

    // The places of each window's values in a sample, in the order of the outputs.
    private IEnumerable<int[]> FindWindows()
    {
        int[] counts = IsGlobal ? Array.ConvertAll(Kernel, _ => 1) : [.. Counts()];
        for (int channel = 0; channel < InputShape[0]; channel++)
            foreach (int[] window in Places(counts))
            {
                int first = channel;
                IEnumerable<int[]> positions = Places(Kernel)
                    .Select(offset => offset.Select((place, axis) => window[axis] * StrideOf(axis) + place - PaddingOf(axis)).ToArray())
                    .Where(position => !position.Where((place, axis) => place < 0 || place >= InputShape[axis + 1]).Any());
                yield return [.. positions.Select(position => position.Select((place, axis) => (place, axis)).Aggregate(first, (at, next) => at * InputShape[next.axis + 1] + next.place))];
            }
    }

    // Every place of a box, row by row.
    private static IEnumerable<int[]> Places(int[] sizes) => sizes.Aggregate(
        (IEnumerable<int[]>)[[]], (places, size) => places.SelectMany(place => Enumerable.Range(0, size).Select(next => (int[])[.. place, next])));
}

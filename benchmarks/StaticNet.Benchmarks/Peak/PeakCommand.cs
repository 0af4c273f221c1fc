using System.Globalization;
using System.Numerics;

namespace StaticNet.Benchmarks.Peak;

/// <summary><c>peak</c>: what the machine gives, and how much of it dense and convolution kernels take.</summary>
internal static class PeakCommand
{
    private const int Rounds = 10;

    // Three arrays of this length are 384 KB: beyond a first-level cache, inside a second-level one.
    private const int CachedLength = 1 << 15;

    // Three arrays of this length are 384 MB: beyond every cache.
    private const int UncachedLength = 1 << 25;

    /// <summary>Runs the command.</summary>
    /// <param name="output">Receives the figures.</param>
    /// <returns>0.</returns>
    public static int Run(TextWriter output)
    {
        // In turn, because the clock changes with its temperature and with what else runs: the best of each is at the best clock.
        var peak = MultiplyAddPeak.Measure();
        var kernels = DenseKernels.Measure();
        var convolutions = ConvolutionKernels.All();
        for (int round = 1; round < Rounds; round++)
        {
            peak = MultiplyAddPeak.Better(peak, MultiplyAddPeak.Measure());
            kernels = DenseKernels.Better(kernels, DenseKernels.Measure());
            foreach (var convolution in convolutions)
                convolution.Measure();
        }

        output.WriteLine("multiply-add peak, one thread, GFLOP/s");
        Report(output, "Vector512", peak.Vector512);
        Report(output, "Vector256", peak.Vector256);
        Report(output, $"Vector<float> ({Vector<float>.Count} lanes)", peak.Vector);
        output.WriteLine("dense kernels of mlp-wide, batch 64, GFLOP/s and share of the highest peak");
        Report(output, "forward", kernels.Forward, kernels.Forward / peak.Highest);
        Report(output, "forward and gradients", kernels.Gradients, kernels.Gradients / peak.Highest);
        Report(output, convolutions, peak.Highest);
        output.WriteLine("memory, a = b + s * c, GB/s");
        Report(output, "384 KB (L2)", new Triad(CachedLength).Measure());
        Report(output, "384 MB (RAM)", new Triad(UncachedLength).Measure());
        return 0;
    }

    private static void Report(TextWriter output, ConvolutionKernels[] convolutions, double peak)
    {
        output.WriteLine("convolution kernels, batch 32, share of the highest peak; * has less than 16 channels to sum or to compute");
        output.WriteLine($"  {"",-28}{"forward",9}{"inputs",9}{"weights",9}");
        foreach (var convolution in convolutions)
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {convolution.Name,-28}{convolution.Forward / peak,9:P1}{Share(convolution.InputGradient),9}{convolution.WeightGradient / peak,9:P1}"));

        string Share(double rate) => rate == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{rate / peak:P1}");
    }

    private static void Report(TextWriter output, string name, double? value, double? share = null) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28}{value,9:F1}{share,9:P1}"));
}

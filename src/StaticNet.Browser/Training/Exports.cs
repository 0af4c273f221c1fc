using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace StaticNet.Browser.Training;

/// <summary>What JavaScript calls: one training at a time.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Exports
{
    private const float White = 255;

    private static DigitSets? _sets;
    private static DigitTraining? _training;

    private static DigitTraining Training => _training ?? throw new InvalidOperationException("No training has begun.");

    /// <summary>Draws the digits.</summary>
    [JSExport]
    internal static void Draw(int training, int test) => _sets = new DigitSets(training, test);

    /// <summary>A digit of the test set, a byte a pixel, and behind them the digit that it is.</summary>
    [JSExport]
    internal static byte[] Show(int index)
    {
        var test = _sets!.Test;
        return [.. test.GetInput(index % test.Count).Select(value => (byte)MathF.Round(value * White)), (byte)test.GetLabel(index % test.Count)];
    }

    /// <summary>Begins a training, in the place of the former one; see <see cref="TrainingChoice"/>.</summary>
    [JSExport]
    internal static void Begin(string network, string activation, string start, string optimizer, double learningRate, int seed)
    {
        var next = CompiledTrainings.Create(new(network, activation, start, optimizer, (float)learningRate, (ulong)seed), _sets!);
        _training?.Dispose();
        _training = next;
    }

    /// <summary>The layer table: a line of name, kind, output shape, parameters and floating-point operations for each layer, parted by tabs.</summary>
    [JSExport]
    internal static string[] Describe() =>
        [.. Training.Architecture.Layers.Select(layer => string.Create(
            CultureInfo.InvariantCulture, $"{layer.Name}\t{layer.Kind}\t{string.Join(" × ", layer.OutputShape)}\t{layer.ParameterCount}\t{layer.Flops}"))];

    /// <summary>Sets the learning rate.</summary>
    [JSExport]
    internal static void SetLearningRate(double rate) => Training.LearningRate = (float)rate;

    /// <summary>Sets what gradients are clipped by.</summary>
    [JSExport]
    internal static void Clip(string clipping, double limit) => Training.Clip(clipping, (float)limit);

    /// <summary>Trains for some milliseconds, but not beyond the end of an epoch, and tells of each step; see <see cref="DigitTraining.StepNumbers"/>.</summary>
    [JSExport]
    internal static double[] Train(double milliseconds) => Training.Train(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Tells of each layer; see <see cref="DigitTraining.LayerNumbers"/>.</summary>
    [JSExport]
    internal static double[] Measure() => Training.Measure();

    /// <summary>The part of the test digits that are told right.</summary>
    [JSExport]
    internal static double Test() => Training.Test();

    /// <summary>A probability for each digit.</summary>
    [JSExport]
    internal static double[] Read(byte[] pixels) =>
        [.. Training.Read([.. pixels.Select(pixel => pixel / White)]).Select(probability => (double)probability)];

    /// <summary>The weights as a safetensors file.</summary>
    [JSExport]
    internal static byte[] Save() => Training.Save();

    /// <summary>Sets the weights to those of a safetensors file.</summary>
    [JSExport]
    internal static void Load(byte[] file) => Training.Load(file);

    /// <summary>The hash of the weights.</summary>
    [JSExport]
    internal static string Hash() => Training.Hash;
}

using System.Globalization;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>A training of the experiment.</summary>
/// <param name="Lengths">The steps of its sequences.</param>
/// <param name="Start">How its weights start.</param>
/// <param name="Method">What trains it.</param>
/// <param name="Seed">Decides weights and sequences.</param>
internal sealed record TemporalOrderTrial(SequenceLengths Lengths, RecurrentStart Start, TemporalOrderMethod Method, ulong Seed)
{
    /// <summary>Its name: of its file, and of its panel in a picture.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Lengths} {NameOf(Start)} {NameOf(Method)} {Seed}");

    /// <summary>The name of a start on the command line and in tables.</summary>
    public static string NameOf(RecurrentStart start) => start switch
    {
        RecurrentStart.Sigmoid => "sigmoid",
        RecurrentStart.BasicTanh => "basic-tanh",
        _ => "smart-tanh",
    };

    /// <summary>The name of a method on the command line and in tables.</summary>
    public static string NameOf(TemporalOrderMethod method) => method switch
    {
        TemporalOrderMethod.Sgd => "sgd",
        TemporalOrderMethod.Clipped => "clipped",
        _ => "regularized",
    };
}

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>A training of the experiment.</summary>
/// <param name="Length">The steps of its sequences.</param>
/// <param name="Start">How its weights start.</param>
/// <param name="Clips">Whether gradients whose norm is above 1 are scaled to it.</param>
/// <param name="Seed">Decides weights and sequences.</param>
internal sealed record TemporalOrderTrial(int Length, RecurrentStart Start, bool Clips, ulong Seed)
{
    /// <summary>The lengths that networks are compiled for.</summary>
    public static readonly int[] Lengths = [50, 100, 150, 200];

    /// <summary>The name of a start on the command line and in tables.</summary>
    public static string NameOf(RecurrentStart start) => start switch
    {
        RecurrentStart.Sigmoid => "sigmoid",
        RecurrentStart.BasicTanh => "basic-tanh",
        _ => "smart-tanh",
    };

    /// <summary>The name of its method.</summary>
    public string Method => Clips ? "clipped" : "sgd";
}

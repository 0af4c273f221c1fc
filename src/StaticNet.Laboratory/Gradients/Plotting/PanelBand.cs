using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>
/// Panels that stand together under a heading: the variants of a network, or several networks of which there is one training each.
/// </summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="Records">A training a panel.</param>
/// <param name="IsOfOneNetwork">Whether they are variants of one network.</param>
internal sealed record PanelBand(string Heading, ImmutableArray<ExperimentRecord> Records, bool IsOfOneNetwork)
{
    /// <summary>The bands of a run, in the order of its table.</summary>
    /// <param name="records">What was measured, the trainings of a network together.</param>
    public static ImmutableArray<PanelBand> Of(ImmutableArray<ExperimentRecord> records)
    {
        var bands = ImmutableArray.CreateBuilder<PanelBand>();
        var single = ImmutableArray.CreateBuilder<ExperimentRecord>();
        foreach (var network in records.GroupBy(record => record.Experiment.Patient))
        {
            if (network.Count() == 1)
                single.Add(network.First());
            else
                bands.Add(new PanelBand(network.Key.Name, [.. network], IsOfOneNetwork: true));
        }

        string heading = bands.Count == 0 ? "one training each" : "other networks, one training each";
        if (single.Count > 0)
            bands.Add(new PanelBand(heading, single.ToImmutable(), IsOfOneNetwork: false));
        return bands.ToImmutable();
    }

    /// <summary>What a panel is called: what differs within its band.</summary>
    /// <param name="experiment">The training.</param>
    public string NameOf(Experiment experiment) => IsOfOneNetwork
        ? experiment.Variant.Name
        : $"{Patient.ActivationName(experiment.Patient.Activation)} {Patient.StartName(experiment.Patient.Start)}"
            + (experiment.Variant == Variant.Bare ? "" : $" {experiment.Variant.Name}");
}

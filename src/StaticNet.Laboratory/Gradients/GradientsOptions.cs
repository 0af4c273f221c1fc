using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>What the user asked for, within its limits.</summary>
/// <param name="Size">A size that networks are compiled for.</param>
/// <param name="Activation">The activation of the networks; null for all.</param>
/// <param name="Starts">How weights start; empty for every way.</param>
/// <param name="Variants">What to train.</param>
/// <param name="Steps">The steps of each training.</param>
/// <param name="Seed">Decides the data, the initial weights and the batches.</param>
/// <param name="PlotFile">The PNG file to write; null for none.</param>
/// <param name="Json">Whether standard output gets a JSON object and nothing else.</param>
internal sealed record GradientsOptions(
    SpecimenSize Size,
    SpecimenActivation? Activation,
    ImmutableArray<SpecimenStart> Starts,
    ImmutableArray<Variant> Variants,
    int Steps,
    ulong Seed,
    string? PlotFile,
    bool Json);

using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>One way to train a network: bare, or with a single change.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="Change">What it changes of a network without treatment.</param>
internal sealed record Variant(string Name, Func<Treatment, Treatment> Change)
{
    /// <summary>The variant that changes nothing.</summary>
    public static Variant Bare { get; } = new("bare", static none => none);

    /// <summary>All of them, the bare one first. A new cure is one more line.</summary>
    public static ImmutableArray<Variant> All { get; } =
    [
        Bare,
        new("relu", static none => none with { Activation = SpecimenActivation.Relu }),
        new("leaky-relu", static none => none with { Activation = SpecimenActivation.LeakyRelu }),
        new("initialization", static none => none with { Start = SpecimenStart.Good }),
        new("batch-norm", static none => none with { Design = SpecimenDesign.BatchNorm }),
        new("layer-norm", static none => none with { Design = SpecimenDesign.LayerNorm }),
        new("dropout", static none => none with { Design = SpecimenDesign.Dropout }),
        new("adam", static none => none with { CreateOptimizer = Treatment.Adam }),
        new("nesterov", static none => none with { CreateOptimizer = Treatment.Nesterov }),
        new("clip-value", static none => none.Clipped(SpecimenClipping.Value, 0.05f)),
        new("clip-norm", static none => none.Clipped(SpecimenClipping.Norm, 5f)),
        new("clip-l1", static none => none.Clipped(SpecimenClipping.L1Norm, 200f)),
        new("clip-max", static none => none.Clipped(SpecimenClipping.MaxNorm, 0.5f)),
        new("clip-layer", static none => none.Clipped(SpecimenClipping.EachLayer, 1f)),
        new("clip-adaptive", static none => none.Clipped(SpecimenClipping.Adaptive, 0.1f)),
    ];

    /// <summary>
    /// Whether there is a network of it, and it changes anything of a patient: the good start of one that has it is no cure.
    /// </summary>
    /// <param name="patient">The patient.</param>
    /// <param name="size">The size of the network.</param>
    public bool AppliesTo(Patient patient, SpecimenSize size)
    {
        var none = Treatment.None(patient);
        var changed = Change(none);
        return this == Bare || (changed != none && CompiledNetworks.Has(size, changed));
    }
}

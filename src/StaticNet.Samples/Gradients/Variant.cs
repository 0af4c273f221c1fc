using System.Collections.Immutable;

namespace StaticNet.Samples.Gradients;

/// <summary>One way to train a network: bare, or with a single change.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="Change">What it changes of a network without treatment.</param>
internal sealed record Variant(string Name, Func<Treatment, Treatment> Change)
{
    private const float MaxNorm = 5f;
    private const float Limit = 0.05f;

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
        new("clip-value", static none => none with { GradientLimit = Limit }),
        new("clip-norm", static none => none with { MaxGradientNorm = MaxNorm }),
    ];

    /// <summary>Whether it changes anything of a patient: the good start of one that has it is no cure.</summary>
    /// <param name="patient">The patient.</param>
    public bool AppliesTo(Patient patient) => this == Bare || Change(Treatment.None(patient)) != Treatment.None(patient);
}

using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>A patient with a variant of its training.</summary>
/// <param name="Patient">The network before any cure.</param>
/// <param name="Variant">What is changed.</param>
internal sealed record Experiment(Patient Patient, Variant Variant)
{
    // The three textbook cases: slopes below 1, weights too small, weights too large.
    private static readonly ImmutableArray<Patient> Textbook =
    [
        new(SpecimenActivation.Sigmoid, SpecimenStart.Good),
        new(SpecimenActivation.Tanh, SpecimenStart.Small),
        new(SpecimenActivation.Relu, SpecimenStart.Large),
    ];

    private static readonly ImmutableArray<SpecimenActivation> Activations =
        [SpecimenActivation.Sigmoid, SpecimenActivation.Tanh, SpecimenActivation.Relu];

    /// <summary>Everything that decides how it trains.</summary>
    public Treatment Treatment => Variant.Change(Treatment.None(Patient));

    /// <summary>
    /// The experiments of a run, in the order of its table. If neither an activation nor starts are asked for, these are all variants of
    /// three textbook cases, and every other network bare.
    /// </summary>
    /// <param name="options">What the user asked for.</param>
    public static ImmutableArray<Experiment> Choose(GradientsOptions options)
    {
        bool isTextbook = options.Activation is null && options.Starts.IsEmpty;
        var patients =
            from activation in options.Activation is { } only ? [only] : Activations
            from start in options.Starts.IsEmpty ? Enum.GetValues<SpecimenStart>() : [.. options.Starts]
            select new Patient(activation, start);
        return
        [
            .. from patient in isTextbook ? patients.OrderBy(IndexInTextbook) : patients
               from variant in options.Variants
               where variant.AppliesTo(patient, options.Size)
               where !isTextbook || variant == Variant.Bare || Textbook.Contains(patient)
               select new Experiment(patient, variant),
        ];
    }

    private static int IndexInTextbook(Patient patient)
    {
        int index = Textbook.IndexOf(patient);
        return index < 0 ? Textbook.Length : index;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// What the compiler shows for each rule. Errors can't be suppressed: without its error, a network that can't be generated
/// would compile and fail when it runs. Design lints are advice: warnings and infos, configured like any other.
/// </summary>
internal static class Descriptors
{
    private const string Category = "StaticNet";

    // Where it is explained: beside the package's own files, in the folder of packages or the repository.
    private const string Page = "DIAGNOSTICS.md, in the package StaticNet, explains each rule with an example, the reason and the way out.";

    public static readonly DiagnosticDescriptor NotPartial = new(
        Rules.NotPartial,
        "A network's class must be partial",
        "'{0}' is not partial; declare it 'partial', so that the network can be added to it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        Rules.UnsupportedType,
        "A network must be a plain class",
        "'{0}' {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoLayers = new(
        Rules.NoLayers,
        "A network needs layers",
        "'{0}' has no layers; add at least one, such as [Dense(10)], between [Network] and the loss",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoLoss = new(
        Rules.NoLoss,
        "A network needs a loss",
        "'{0}' has no loss; end its layers with one, such as [SoftmaxCrossEntropy] or [MeanSquaredError], or with [Output] for a loss of your own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        Rules.SizeNotPositive,
        "A size must be positive",
        "{0}: {1} is {2}; it must be at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooLarge = new(
        Rules.TooLarge,
        "A network must fit in arrays",
        "{0}: the network needs {1} up to here, but an array holds at most 2,147,483,591 elements; make the layers smaller",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidOption = new(
        Rules.InvalidOption,
        "An option is outside its limits",
        "{0}: {1} is {2}; it must be {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AfterLoss = new(
        Rules.AfterLoss,
        "Layers come before the loss",
        "{0} comes after the loss {1}; move it above the loss, or begin another branch with [From] or [Input]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SecondLoss = new(
        Rules.SecondLoss,
        "A network has one loss",
        "{0} is a second loss beside {1}; an output has exactly one: remove one of them, or begin another branch with [From] before it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SecondClipping = new(
        Rules.SecondClipping,
        "Two clippings exclude each other",
        "{0} is a second clipping beside {1}; a network has at most one by norms and one by value: remove one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OtherDeclaration = new(
        Rules.OtherDeclaration,
        "A network's attributes stand on one declaration",
        "{0} is on another declaration of '{1}' than [Network]; put all of a network's attributes on one declaration, where their order is defined",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        Rules.DuplicateName,
        "A layer's name must be unique",
        "The name '{0}' is already that of another layer; give one of them another Name",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAnIdentifier = new(
        Rules.NotAnIdentifier,
        "A layer's name must be an identifier",
        "'{0}' is not an identifier; a layer's name becomes a member of the class: use letters, digits and underscores, a digit not first",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MemberExists = new(
        Rules.MemberExists,
        "A name is already a member of the class",
        "'{0}' is already a member of '{1}', and the network needs that name; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoNetwork = new(
        Rules.NoNetwork,
        "Layers without a network have no effect",
        "'{0}' has [{1}] but no [Network], so nothing is generated; add [Network(inputs)] above the layers",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor UnchainedConstructor = new(
        Rules.UnchainedConstructor,
        "A constructor must call the network's",
        "The constructor '{0}' leaves the network without its memory; let it call the network's own with ': this(seed, batchCapacity)'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SaturatingStack = new(
        Rules.SaturatingStack,
        "A deep stack of saturating activations lets gradients vanish",
        "{0} is the {1}th saturating activation in a row without a normalization; gradients shrink at each: add a normalization, or use a rectifier such as [Relu]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor EqualWeights = new(
        Rules.EqualWeights,
        "Hidden weights that start equal stay equal",
        "{0} starts with all weights equal, so its units compute the same and get the same gradient for ever; use a random initializer",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor UnsuitableInitializer = new(
        Rules.UnsuitableInitializer,
        "An initializer doesn't suit the activation",
        "{0} starts with {1}, which is made for {2}, but {3} follows; use {4}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor ProbabilitiesAsLogits = new(
        Rules.ProbabilitiesAsLogits,
        "A loss that takes logits gets probabilities",
        "{0} computes probabilities, but {1} takes logits and computes them itself; remove {0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor SuperfluousBias = new(
        Rules.SuperfluousBias,
        "A bias right before batch normalization has no effect",
        "{0} has a bias, which {1} subtracts again with the mean; write Bias = false",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor DropoutBeforeBatchNormalization = new(
        Rules.DropoutBeforeBatchNormalization,
        "Dropout right before batch normalization shifts its variance",
        "{0} changes the variance that {1} sees between training and inference; move the dropout behind the normalization",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor UnclippedDepth = new(
        Rules.UnclippedDepth,
        "A deep network has no gradient clipping",
        "'{0}' has {1} layers with weights and no clipping; one steep batch can undo its training: add [ClipGradientNorm(1f)]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor UnknownName = new(
        Rules.UnknownName,
        "A name must name a value above",
        "{0}: '{1}' names no value here; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnusedName = new(
        Rules.UnusedName,
        "A named value is never used",
        "nothing goes on from '{0}' and nothing reads it; use it in [From], [Add], [Multiply] or [Concat], or remove the [Tap]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        Rules.ShapeMismatch,
        "Values that meet must have shapes that fit",
        "{0}: {1} is {2} where {3} is needed; {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnusedValue = new(
        Rules.UnusedValue,
        "Every value is read or an output",
        "nothing reads what '{0}' makes; let another part read it, end it with a loss or [Output], or remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsuitableBlock = new(
        Rules.UnsuitableBlock,
        "A block is made of layers",
        "'{1}' {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DenseOnImage = new(
        Rules.DenseOnImage,
        "A dense layer acts on the last axis of an image",
        "'{0}' acts on the last axis of {1}: on each row of {2} alone; put [Flatten] before it, if it is meant to see the whole sample",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor ValueKind = new(
        Rules.ValueKind,
        "Integers are for embeddings, floats for everything else",
        "{0} reads '{1}', which is of {2}; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LengthsLost = new(
        Rules.LengthsLost,
        "What mixes the steps of sequences must know how many there are",
        "'{0}' mixes the steps of sequences that have lengths, and can't leave out what is beyond them; put [Flatten], which takes that as zeros, "
            + "or [GlobalAvgPool(OverSteps = true)] before it, or take Lengths = true from the input",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description: Page,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnclippedRecurrence = new(
        Rules.UnclippedRecurrence,
        "A long recurrence has no gradient clipping",
        "'{0}' carries gradients back over {1} steps and nothing clips them; one of them that grows from step to step can undo the training: add [ClipGradientNorm(1f)]",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor RectifiedRecurrence = new(
        Rules.RectifiedRecurrence,
        "A long rectified recurrence doesn't start from the identity",
        "'{0}' rectifies its state over {1} steps, which nothing bounds; write Init = Initializer.Identity, so that it starts by keeping its state",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly DiagnosticDescriptor Unread = new(
        Rules.Unread,
        "What the compiler doesn't know leaves a network unchecked",
        "{0}, so what follows from it isn't checked; {1}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, description: Page);

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial, UnsupportedType, NoLayers, NoLoss, SizeNotPositive, TooLarge, InvalidOption, AfterLoss, SecondLoss,
        SecondClipping, OtherDeclaration, DuplicateName, NotAnIdentifier, MemberExists, NoNetwork, UnchainedConstructor,
        SaturatingStack, EqualWeights, UnsuitableInitializer, ProbabilitiesAsLogits, SuperfluousBias, DropoutBeforeBatchNormalization,
        UnclippedDepth, UnknownName, UnusedName, ShapeMismatch, UnusedValue, UnsuitableBlock, DenseOnImage,
        ValueKind, LengthsLost, UnclippedRecurrence, RectifiedRecurrence, Unread,
    ];

    public static DiagnosticDescriptor ById(string id) => All.First(descriptor => descriptor.Id == id);
}

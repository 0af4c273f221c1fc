using System.Collections.Immutable;
using StaticNet.Laboratory.Gradients.Networks;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// The networks that are compiled into the program. Another size is its classes, declared as those in the folder
/// <c>Gradients/Networks</c>, and their lines here.
/// </summary>
internal static class CompiledNetworks
{
    private const string WayOut =
        "For another, declare its networks as those in src/StaticNet.Laboratory/Gradients/Networks and list them in CompiledNetworks.cs.";

    private static readonly SpecimenSize Size8X32 = new(8, 32);
    private static readonly SpecimenSize Size16X32 = new(16, 32);
    private static readonly SpecimenSize Size16X64 = new(16, 64);
    private static readonly SpecimenSize Size32X32 = new(32, 32);

    /// <summary>The size when none is asked for.</summary>
    public static SpecimenSize DefaultSize => Size16X32;

    private static ImmutableArray<CompiledNetwork> All { get; } =
    [
        Of(Size8X32, SpecimenActivation.Sigmoid, SpecimenDesign.Plain, static (seed, batch) => new Sigmoid8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Sigmoid, SpecimenDesign.BatchNorm, static (seed, batch) => new SigmoidBatchNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Sigmoid, SpecimenDesign.LayerNorm, static (seed, batch) => new SigmoidLayerNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Sigmoid, SpecimenDesign.Dropout, static (seed, batch) => new SigmoidDropout8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Tanh, SpecimenDesign.Plain, static (seed, batch) => new Tanh8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Tanh, SpecimenDesign.BatchNorm, static (seed, batch) => new TanhBatchNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Tanh, SpecimenDesign.LayerNorm, static (seed, batch) => new TanhLayerNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Tanh, SpecimenDesign.Dropout, static (seed, batch) => new TanhDropout8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Relu, SpecimenDesign.Plain, static (seed, batch) => new Relu8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Relu, SpecimenDesign.BatchNorm, static (seed, batch) => new ReluBatchNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Relu, SpecimenDesign.LayerNorm, static (seed, batch) => new ReluLayerNorm8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.Relu, SpecimenDesign.Dropout, static (seed, batch) => new ReluDropout8X32(seed, batch)),
        Of(Size8X32, SpecimenActivation.LeakyRelu, SpecimenDesign.Plain, static (seed, batch) => new LeakyRelu8X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Sigmoid, SpecimenDesign.Plain, static (seed, batch) => new Sigmoid16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Sigmoid, SpecimenDesign.BatchNorm, static (seed, batch) => new SigmoidBatchNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Sigmoid, SpecimenDesign.LayerNorm, static (seed, batch) => new SigmoidLayerNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Sigmoid, SpecimenDesign.Dropout, static (seed, batch) => new SigmoidDropout16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Tanh, SpecimenDesign.Plain, static (seed, batch) => new Tanh16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Tanh, SpecimenDesign.BatchNorm, static (seed, batch) => new TanhBatchNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Tanh, SpecimenDesign.LayerNorm, static (seed, batch) => new TanhLayerNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Tanh, SpecimenDesign.Dropout, static (seed, batch) => new TanhDropout16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Relu, SpecimenDesign.Plain, static (seed, batch) => new Relu16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Relu, SpecimenDesign.BatchNorm, static (seed, batch) => new ReluBatchNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Relu, SpecimenDesign.LayerNorm, static (seed, batch) => new ReluLayerNorm16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.Relu, SpecimenDesign.Dropout, static (seed, batch) => new ReluDropout16X32(seed, batch)),
        Of(Size16X32, SpecimenActivation.LeakyRelu, SpecimenDesign.Plain, static (seed, batch) => new LeakyRelu16X32(seed, batch)),
        Clipped(
            Size16X32, SpecimenActivation.Sigmoid, SpecimenClipping.L1Norm,
            static (seed, batch) => new SigmoidClipL1Norm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Sigmoid, SpecimenClipping.MaxNorm,
            static (seed, batch) => new SigmoidClipMaxNorm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Sigmoid, SpecimenClipping.EachLayer,
            static (seed, batch) => new SigmoidClipEachLayer16X32(seed, batch), static (network, limit) => network.MaxLayerGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Sigmoid, SpecimenClipping.Adaptive,
            static (seed, batch) => new SigmoidClipAdaptive16X32(seed, batch), static (network, limit) => network.AdaptiveClipping = limit),
        Clipped(
            Size16X32, SpecimenActivation.Tanh, SpecimenClipping.L1Norm,
            static (seed, batch) => new TanhClipL1Norm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Tanh, SpecimenClipping.MaxNorm,
            static (seed, batch) => new TanhClipMaxNorm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Tanh, SpecimenClipping.EachLayer,
            static (seed, batch) => new TanhClipEachLayer16X32(seed, batch), static (network, limit) => network.MaxLayerGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Tanh, SpecimenClipping.Adaptive,
            static (seed, batch) => new TanhClipAdaptive16X32(seed, batch), static (network, limit) => network.AdaptiveClipping = limit),
        Clipped(
            Size16X32, SpecimenActivation.Relu, SpecimenClipping.L1Norm,
            static (seed, batch) => new ReluClipL1Norm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Relu, SpecimenClipping.MaxNorm,
            static (seed, batch) => new ReluClipMaxNorm16X32(seed, batch), static (network, limit) => network.MaxGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Relu, SpecimenClipping.EachLayer,
            static (seed, batch) => new ReluClipEachLayer16X32(seed, batch), static (network, limit) => network.MaxLayerGradientNorm = limit),
        Clipped(
            Size16X32, SpecimenActivation.Relu, SpecimenClipping.Adaptive,
            static (seed, batch) => new ReluClipAdaptive16X32(seed, batch), static (network, limit) => network.AdaptiveClipping = limit),
        Of(Size16X64, SpecimenActivation.Sigmoid, SpecimenDesign.Plain, static (seed, batch) => new Sigmoid16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Sigmoid, SpecimenDesign.BatchNorm, static (seed, batch) => new SigmoidBatchNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Sigmoid, SpecimenDesign.LayerNorm, static (seed, batch) => new SigmoidLayerNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Sigmoid, SpecimenDesign.Dropout, static (seed, batch) => new SigmoidDropout16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Tanh, SpecimenDesign.Plain, static (seed, batch) => new Tanh16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Tanh, SpecimenDesign.BatchNorm, static (seed, batch) => new TanhBatchNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Tanh, SpecimenDesign.LayerNorm, static (seed, batch) => new TanhLayerNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Tanh, SpecimenDesign.Dropout, static (seed, batch) => new TanhDropout16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Relu, SpecimenDesign.Plain, static (seed, batch) => new Relu16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Relu, SpecimenDesign.BatchNorm, static (seed, batch) => new ReluBatchNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Relu, SpecimenDesign.LayerNorm, static (seed, batch) => new ReluLayerNorm16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.Relu, SpecimenDesign.Dropout, static (seed, batch) => new ReluDropout16X64(seed, batch)),
        Of(Size16X64, SpecimenActivation.LeakyRelu, SpecimenDesign.Plain, static (seed, batch) => new LeakyRelu16X64(seed, batch)),
        Of(Size32X32, SpecimenActivation.Sigmoid, SpecimenDesign.Plain, static (seed, batch) => new Sigmoid32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Sigmoid, SpecimenDesign.BatchNorm, static (seed, batch) => new SigmoidBatchNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Sigmoid, SpecimenDesign.LayerNorm, static (seed, batch) => new SigmoidLayerNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Sigmoid, SpecimenDesign.Dropout, static (seed, batch) => new SigmoidDropout32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Tanh, SpecimenDesign.Plain, static (seed, batch) => new Tanh32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Tanh, SpecimenDesign.BatchNorm, static (seed, batch) => new TanhBatchNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Tanh, SpecimenDesign.LayerNorm, static (seed, batch) => new TanhLayerNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Tanh, SpecimenDesign.Dropout, static (seed, batch) => new TanhDropout32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Relu, SpecimenDesign.Plain, static (seed, batch) => new Relu32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Relu, SpecimenDesign.BatchNorm, static (seed, batch) => new ReluBatchNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Relu, SpecimenDesign.LayerNorm, static (seed, batch) => new ReluLayerNorm32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.Relu, SpecimenDesign.Dropout, static (seed, batch) => new ReluDropout32X32(seed, batch)),
        Of(Size32X32, SpecimenActivation.LeakyRelu, SpecimenDesign.Plain, static (seed, batch) => new LeakyRelu32X32(seed, batch)),
    ];

    /// <summary>The network of a treatment.</summary>
    /// <param name="size">One that <see cref="Check"/> accepts.</param>
    /// <param name="treatment">The treatment.</param>
    /// <exception cref="UsageException">No such network is compiled in.</exception>
    public static CompiledNetwork Find(SpecimenSize size, Treatment treatment) =>
        All.FirstOrDefault(network => network.Is(size, treatment)) ?? throw new UsageException(
            $"There is no network of {size} with {treatment.Activation} and {treatment.Design}. {WayOut}");

    /// <summary>Refuses sizes that nothing is compiled for.</summary>
    /// <param name="size">The size.</param>
    /// <exception cref="UsageException">There are no networks of that size.</exception>
    public static void Check(SpecimenSize size)
    {
        var sizes = All.Select(network => network.Size).Distinct().ToList();
        if (!sizes.Contains(size))
            throw new UsageException(
                $"--depth {size.Depth} with --width {size.Width} isn't compiled in, but {string.Join(", ", sizes)}. {WayOut}");
    }

    /// <summary>Whether a treatment of a size is compiled in: kinds of clipping have their own networks, not in every size.</summary>
    /// <param name="size">The size.</param>
    /// <param name="treatment">The treatment.</param>
    public static bool Has(SpecimenSize size, Treatment treatment) => All.Any(network => network.Is(size, treatment));

    private static SpecimenNetwork<TNetwork> Of<TNetwork>(
        SpecimenSize size, SpecimenActivation activation, SpecimenDesign design, Func<ulong, int, TNetwork> create)
        where TNetwork : class, ISpecimen => new(
            size,
            activation,
            design,
            [SpecimenClipping.None, SpecimenClipping.Value, SpecimenClipping.Norm],
            create,
            static (network, clipping, limit) =>
            {
                network.GradientLimit = clipping == SpecimenClipping.Value ? limit : float.PositiveInfinity;
                network.MaxGradientNorm = clipping == SpecimenClipping.Norm ? limit : float.PositiveInfinity;
            });

    private static SpecimenNetwork<TNetwork> Clipped<TNetwork>(
        SpecimenSize size,
        SpecimenActivation activation,
        SpecimenClipping clipping,
        Func<ulong, int, TNetwork> create,
        Action<TNetwork, float> setLimit)
        where TNetwork : class, INetwork =>
        new(size, activation, SpecimenDesign.Plain, [clipping], create, (network, _, limit) => setLimit(network, limit));
}

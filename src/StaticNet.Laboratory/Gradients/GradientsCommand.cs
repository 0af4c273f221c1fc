using System.Collections.Immutable;
using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.Gradients;

/// <summary>The command <c>gradients</c>: its options and their limits.</summary>
internal sealed class GradientsCommand : Command
{
    private const string All = "all";
    private const int MostSteps = 100_000;

    private readonly Option<int> _depth = BoundedOption.Whole(
        "--depth", "Dense layers of the networks, of a size that is compiled in.", CompiledNetworks.DefaultSize.Depth, 1, 1000);

    private readonly Option<int> _width =
        BoundedOption.Whole("--width", "Units of their hidden layers.", CompiledNetworks.DefaultSize.Width, 1, 1000);

    private readonly Option<string> _activation =
        BoundedOption.Choice("--activation", "Activation of the networks before any cure.", All, "sigmoid", "tanh", "relu");

    private readonly Option<string> _init =
        BoundedOption.Choice("--init", "Initial weights before any cure; bad ones are too small, and too large.", All, "bad", "good");

    private readonly Option<int> _steps = BoundedOption.Whole("--steps", "Steps of each training.", 600, 2, MostSteps);

    private readonly Option<ulong> _seed =
        BoundedOption.Whole("--seed", "Decides points, initial weights and batches.", 1ul, 0ul, ulong.MaxValue);

    private readonly Option<string> _variants =
        BoundedOption.Choices("--variants", "What to train.", All, [.. Variant.All.Select(variant => variant.Name)]);

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Write a PNG file with the gradient norms of all layers over the steps.",
        HelpName = "file.png",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON object to standard output, and the progress to standard error.",
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public GradientsCommand(Terminal terminal, CancellationToken cancellationToken)
        : base("gradients", "Train deep networks whose gradients vanish or explode, bare and with each cure, and compare.")
    {
        Option[] options = [_depth, _width, _activation, _init, _steps, _seed, _variants, _plot, _json];
        foreach (var option in options)
            Options.Add(option);
        SetAction(parsed => (int)new GradientsRun(Read(parsed), terminal).Run(cancellationToken));
    }

    private GradientsOptions Read(ParseResult parsed)
    {
        var size = new SpecimenSize(parsed.GetValue(_depth), parsed.GetValue(_width));
        CompiledNetworks.Check(size);
        OutputFile.Check("--plot", parsed.GetValue(_plot), ".png");
        return new GradientsOptions(
            size,
            ReadActivation(parsed.GetValue(_activation)!),
            ReadStarts(parsed.GetValue(_init)!),
            ReadVariants(parsed.GetValue(_variants)!),
            parsed.GetValue(_steps),
            parsed.GetValue(_seed),
            parsed.GetValue(_plot),
            parsed.GetValue(_json));
    }

    private static SpecimenActivation? ReadActivation(string name) => name switch
    {
        "sigmoid" => SpecimenActivation.Sigmoid,
        "tanh" => SpecimenActivation.Tanh,
        "relu" => SpecimenActivation.Relu,
        _ => null,
    };

    private static ImmutableArray<SpecimenStart> ReadStarts(string name) => name switch
    {
        "bad" => [SpecimenStart.Small, SpecimenStart.Large],
        "good" => [SpecimenStart.Good],
        _ => [],
    };

    private static ImmutableArray<Variant> ReadVariants(string list)
    {
        string[] names = list.Split(',');
        return names.Contains(All) ? Variant.All : [.. Variant.All.Where(variant => names.Contains(variant.Name))];
    }
}

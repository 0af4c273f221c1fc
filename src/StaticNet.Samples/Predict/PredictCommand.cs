using System.CommandLine;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Predict;

/// <summary>The command <c>predict</c>.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string[]> _images = new Argument<string[]>("images")
    {
        Description = "Image files, PNG, JPEG, BMP, PGM or PPM, of a digit or another thing each.",
        Arity = ArgumentArity.OneOrMore,
    }.RefusingEmpty();

    private readonly Option<string> _weights = new Option<string>("--weights")
    {
        Description = "File that 'digits --save' or 'images --save' wrote; it knows its network.",
        HelpName = "file.safetensors",
        Required = true,
    }.RefusingEmpty();

    private readonly Option<string> _paper = BoundedOption.Choice("--paper", "What shows through where an image is transparent.", Paper.Names);

    private readonly Option<bool> _asIs = new("--as-is")
    {
        Description = "Only stretch images to the network's size: don't crop, centre or invert digits.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write a JSON array." };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public PredictCommand(Terminal terminal)
        : base("predict", "Read digits in image files, or tell images apart, with weights that were saved.")
    {
        Arguments.Add(_images);
        Options.Add(_weights);
        Options.Add(_paper);
        Options.Add(_asIs);
        Options.Add(_json);
        SetAction(parsed => (int)new PredictRun(
            new PredictOptions(
                parsed.GetValue(_weights)!, [.. parsed.GetValue(_images)!], parsed.GetValue(_paper)!, parsed.GetValue(_asIs), parsed.GetValue(_json)),
            terminal).Run());
    }
}

using System.CommandLine;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Federated;

/// <summary>The options of commands that clip updates and add noise.</summary>
/// <param name="noise">Whose noise it is, a sentence.</param>
internal sealed class PrivacySettings(string noise)
{
    private readonly Option<float> _privacy = BoundedOption.NotNegative("--privacy", noise, 0, 1000);

    private readonly Option<float> _clippingNorm = BoundedOption.Positive("--clipping-norm", "The norm that updates are clipped to with --privacy.", 1, 1e6f);

    /// <summary>Gives a command these options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_privacy);
        command.Options.Add(_clippingNorm);
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    public PrivacyOptions Read(ParseResult parsed) => new(RoundSettings.Exactly(parsed.GetValue(_privacy)), RoundSettings.Exactly(parsed.GetValue(_clippingNorm)));
}

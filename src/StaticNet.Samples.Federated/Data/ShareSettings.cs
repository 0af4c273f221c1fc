using System.CommandLine;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Federated;

/// <summary>The options of commands whose clients have digits.</summary>
internal sealed class ShareSettings
{
    private readonly Option<int> _clients = BoundedOption.Whole("--clients", "The clients, over which the digits are spread.", 100, 1, 10_000);

    private readonly Option<string> _partition = BoundedOption.Choice("--partition", "How digits are spread over clients: at random, or two kinds to each.", "iid", "two-digits");

    private readonly Option<int> _trainSamples = BoundedOption.Whole("--train-samples", "The digits that are drawn, those of all clients together.", 20_000, 100, 1_000_000);

    /// <summary>Gives a command these options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_clients, _partition, _trainSamples])
            command.Options.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="parsed">The command line.</param>
    public ShareOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_clients), parsed.GetValue(_partition) == "iid" ? SharePartition.Iid : SharePartition.TwoDigits, parsed.GetValue(_trainSamples));
}

using StaticNet.Federated;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Federated;

/// <summary>Says to the user of a command line what a library says to a programmer.</summary>
internal static class Refusal
{
    /// <summary>A refusal of what was asked for.</summary>
    /// <param name="exception">Why; the parameter's name and value, which its message may end with, are left out, and an option has its name here.</param>
    public static UsageException Of(Exception exception) =>
        new(MessageOf(exception).Replace($"set {nameof(FederatedOptions)}.{nameof(FederatedOptions.AcceptChanges)}", "add --accept-changes", StringComparison.Ordinal), exception);

    private static string MessageOf(Exception exception) =>
        exception is ArgumentException { ParamName: { } name } ? exception.Message.Split($" (Parameter '{name}')")[0] : exception.Message;
}

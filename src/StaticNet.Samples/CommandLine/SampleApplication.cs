using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StaticNet.Files;
using StaticNet.Mpi;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Predict;
using StaticNet.Samples.Reporting;
using StaticNet.Training;

namespace StaticNet.Samples.CommandLine;

/// <summary>A program of several commands: finds the command, runs it, and turns every failure into one line on standard error.</summary>
/// <param name="terminal">Where it writes.</param>
/// <param name="description">What the program is.</param>
/// <param name="commands">Makes its commands.</param>
/// <param name="isFailure">Whether an exception of what its commands use is a failure that its message explains; null for none.</param>
internal sealed class SampleApplication(Terminal terminal, string description, Func<IEnumerable<Command>> commands, Func<Exception, bool>? isFailure = null)
{
    // A file of arguments (@file) would turn a mistyped argument into a complaint about a file.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    public ExitCode Run(IReadOnlyList<string> arguments)
    {
        try
        {
            var parsed = BuildCommands().Parse(arguments, Parser);
            if (parsed.Action is ParseErrorAction)
                throw new UsageException($"{parsed.Errors[0].Message} See '{parsed.CommandResult.Command.Name} --help'.");

            return (ExitCode)parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException exception)
        {
            return Fail(exception.Message, ExitCode.Usage);
        }
        catch (Exception exception) when (exception is NonFiniteGradientException or WeightsException or TrainingStateException or MpiException or RankFailureException || isFailure?.Invoke(exception) == true)
        {
            return Fail(exception.Message, ExitCode.Failure);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files to read are refused before; what is left is a disk that is full, or gone.
            return Fail(exception.Message, ExitCode.Failure);
        }
        catch (Exception exception)
        {
            return Fail($"unexpected {exception.GetType().Name}: {exception.Message}", ExitCode.Failure);
        }
    }

    private RootCommand BuildCommands()
    {
        var root = new RootCommand(description);
        foreach (var command in commands())
            root.Subcommands.Add(command);
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    private ExitCode Fail(string message, ExitCode code)
    {
        terminal.Error.WriteLine("error: " + string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        return code;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Gradients;
using StaticNet.Samples.Predict;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Tabular;

namespace StaticNet.Samples.CommandLine;

/// <summary>The program: finds the command, runs it, and turns every failure into one line on standard error.</summary>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends a run at its next step.</param>
internal sealed class SampleApplication(Terminal terminal, CancellationToken cancellationToken = default)
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
        catch (NonFiniteGradientException exception)
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
        var root = new RootCommand("Samples of StaticNet: neural networks compiled at build time.")
        {
            new DigitsCommand(terminal, cancellationToken),
            new PredictCommand(terminal),
            new TabularCommand(terminal, cancellationToken),
            new GradientsCommand(terminal, cancellationToken),
        };
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    private ExitCode Fail(string message, ExitCode code)
    {
        terminal.Error.WriteLine("error: " + string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        return code;
    }
}

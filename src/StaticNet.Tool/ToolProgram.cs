using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StaticNet.Tool;

/// <summary>The program: finds the command, runs it, and turns every failure into one line on standard error.</summary>
internal static class ToolProgram
{
    // A file of arguments (@file) would turn a mistyped argument into a complaint about a file.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Receives what was done.</param>
    /// <param name="error">Receives what went wrong.</param>
    public static ExitCode Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("StaticNet: neural networks compiled at build time.");
        root.Subcommands.Add(ImportCommand.Create(output));
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        try
        {
            var parsed = root.Parse(arguments, Parser);
            if (parsed.Action is ParseErrorAction)
            {
                string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
                throw new UsageException($"{parsed.Errors[0].Message} See 'dotnet staticnet{command} --help'.");
            }

            return (ExitCode)parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            return Fail(exception.Message, ExitCode.Usage);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message, ExitCode.Failure);
        }
        catch (Exception exception)
        {
            return Fail($"unexpected {exception.GetType().Name}: {exception.Message}", ExitCode.Failure);
        }

        ExitCode Fail(string message, ExitCode code)
        {
            error.WriteLine("error: " + string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
            return code;
        }
    }
}

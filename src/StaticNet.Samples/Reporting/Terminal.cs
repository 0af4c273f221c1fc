using Spectre.Console;

namespace StaticNet.Samples.Reporting;

/// <summary>Where the program writes, and what can be shown there.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether a person watches: lines may be redrawn.</param>
/// <param name="HasColor">Whether colours may be used.</param>
/// <param name="Width">The columns of a line.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive, bool HasColor, int Width)
{
    private const int DefaultWidth = 80;

    /// <summary>The terminal of the process. <c>NO_COLOR</c> (no-color.org) turns colours off.</summary>
    public static Terminal Detect()
    {
        bool isInteractive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool hasColor = isInteractive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        int width = Console.IsOutputRedirected ? DefaultWidth : Console.WindowWidth;
        return new Terminal(Console.Out, Console.Error, isInteractive, hasColor, width > 0 ? width : DefaultWidth);
    }

    /// <summary>Files or pipes: no colours, no redrawing.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public static Terminal Plain(TextWriter output, TextWriter error) => new(output, error, false, false, DefaultWidth);

    /// <summary>A console that draws on <see cref="Output"/>.</summary>
    public IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        console.Profile.Width = Width;
        return console;
    }
}

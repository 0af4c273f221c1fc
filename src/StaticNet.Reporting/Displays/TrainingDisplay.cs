using Spectre.Console;

namespace StaticNet.Reporting;

/// <summary>
/// Displays of a training run. On a terminal: a bar for the run and a bar for the epoch, with the time left, accuracy and its best, learning
/// rate, loss, gradient norm, rate and skipped steps, as many as the line has room for; complete epochs move up as lines, which don't wrap. Elsewhere: a
/// line for each epoch, without colours or control characters.
/// </summary>
/// <example>
/// <code>
/// trainer.Fit(training, validation, epochs: 5, TrainingDisplay.Auto);
/// </code>
/// </example>
public static class TrainingDisplay
{
    /// <summary>On the program's console: live if that is a terminal, plain if not. For <see cref="TrainerExtensions.Fit"/>.</summary>
    public static Func<TrainingDisplayOptions, ITrainingDisplay> Auto { get; } = options => Create(AnsiConsole.Console, options);

    /// <summary>A live display if the console is interactive, a plain one if not.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="options">The run.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no epochs or samples.</exception>
    public static ITrainingDisplay Create(IAnsiConsole console, TrainingDisplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(console);
        Check(options);
        return console.Profile.Capabilities.Interactive ? new LiveDisplay(console, options) : new PlainDisplay(console.Profile.Out.Writer, options);
    }

    /// <summary>A line for each epoch, for files, pipes and logs.</summary>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="options">The run.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no epochs or samples.</exception>
    public static ITrainingDisplay CreatePlain(TextWriter writer, TrainingDisplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Check(options);
        return new PlainDisplay(writer, options);
    }

    private static void Check(TrainingDisplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Samples, 1, nameof(options));
    }
}

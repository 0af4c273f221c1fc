using Microsoft.Extensions.Logging;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>Writes warnings to standard error, a line each: whoever waits should see for what.</summary>
/// <param name="terminal">Where.</param>
internal sealed class ErrorLogger(Terminal terminal) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        terminal.Error.WriteLine(exception is null ? formatter(state, null) : $"{formatter(state, null)} {exception.Message.ReplaceLineEndings(" ")}");
        terminal.Error.Flush();
    }
}

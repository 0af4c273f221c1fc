namespace StaticNet.Tests.Samples;

/// <summary>Cancels as soon as a line begins with some text, as a person at the keyboard would.</summary>
internal sealed class CancellingWriter(CancellationTokenSource cancellation, string beginning) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value!.StartsWith(beginning, StringComparison.Ordinal))
            cancellation.Cancel();
    }
}

namespace StaticNet.Samples.Reporting;

/// <summary>A text that one thread sets and another shows.</summary>
internal sealed class LiveText
{
    private volatile string _value = string.Empty;

    /// <summary>The text; empty at first.</summary>
    public string Value
    {
        get => _value;
        set => _value = value;
    }
}

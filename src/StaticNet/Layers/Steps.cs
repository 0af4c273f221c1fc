namespace StaticNet;

/// <summary>Which states of a recurrence a layer makes.</summary>
public enum Steps
{
    /// <summary>That of every step: <c>[steps, units]</c>.</summary>
    All,

    /// <summary>The last one alone, <c>[units]</c>; of the direction from the last step to the first that behind the first step. Where samples have lengths, that behind the last step that each has.</summary>
    Last,
}

namespace StaticNet;

/// <summary>The loss of a network: the last of its layer attributes, exactly one.</summary>
public abstract class LossAttribute : Attribute;

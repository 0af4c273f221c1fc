namespace StaticNet;

/// <summary>A part of a network that computes nothing: it says where values come from and where they go.</summary>
public abstract class GraphAttribute : Attribute;

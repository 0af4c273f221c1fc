namespace StaticNet.Data;

/// <summary>A point of a stroke, in the units of the stage that handles it.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
internal readonly record struct SyntheticDigitsPoint(double X, double Y);

namespace StaticNet.Samples.Tabular;

/// <summary>A table as samples.</summary>
/// <param name="Encoder">What made them of it, fitted on the training rows alone.</param>
/// <param name="Training">The samples to learn from.</param>
/// <param name="Test">The samples to be tested on.</param>
internal sealed record TabularData(TableEncoder Encoder, Dataset Training, Dataset Test);

namespace StaticNet.Tests.Optimizers;

/// <summary>A step of one parameter in double.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="gradient">Its gradient.</param>
/// <returns>The new parameter.</returns>
internal delegate double ScalarStep(double parameter, double gradient);

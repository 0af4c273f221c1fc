namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>Results along one axis that sum the same positions of the kernel, so that a loop over them needs no condition.</summary>
/// <param name="First">The first result.</param>
/// <param name="Count">How many there are, a step apart.</param>
/// <param name="Source">What the first result reads at its first position of the kernel.</param>
/// <param name="Tap">The first position of the kernel.</param>
/// <param name="Taps">How many positions of the kernel; 0 where everything is padding.</param>
internal sealed record TapSegment(int First, int Count, int Source, int Tap, int Taps);

namespace StaticNet.Training;

/// <summary>Where the elements of an array of a <see cref="TrainingState"/> live while training runs.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal delegate Span<T> StateSpan<T>();

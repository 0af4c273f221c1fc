using StaticNet.Reporting;

namespace StaticNet.Samples.Tabular;

/// <summary>Makes the display of a training.</summary>
/// <param name="options">The run.</param>
internal delegate ITrainingDisplay TabularWatch(TrainingDisplayOptions options);

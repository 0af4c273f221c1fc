using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>The JSON object of a run.</summary>
/// <param name="Depth">The dense layers of the networks.</param>
/// <param name="Width">The units of each hidden layer.</param>
/// <param name="Steps">The steps of each training, if it stays finite.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="Seed">The seed.</param>
/// <param name="IsCancelled">Whether the run was ended by Ctrl+C; there are only the trainings that were complete.</param>
/// <param name="Trainings">The rows of the table.</param>
internal sealed record GradientsResult(
    int Depth, int Width, int Steps, int BatchSize, ulong Seed, bool IsCancelled, ImmutableArray<GradientsRow> Trainings);

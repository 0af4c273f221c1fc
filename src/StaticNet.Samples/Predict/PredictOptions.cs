using System.Collections.Immutable;

namespace StaticNet.Samples.Predict;

/// <summary>What the user asked for.</summary>
/// <param name="WeightsFile">The file that <c>digits --save</c> or <c>images --save</c> wrote.</param>
/// <param name="Images">The image files.</param>
/// <param name="Paper">The paper under transparent images, one of <see cref="Predict.Paper.Names"/>.</param>
/// <param name="IsAsItIs">Whether images are only stretched to the network's size.</param>
/// <param name="Json">Whether standard output gets a JSON array and nothing else.</param>
internal sealed record PredictOptions(string WeightsFile, ImmutableArray<string> Images, string Paper, bool IsAsItIs, bool Json);

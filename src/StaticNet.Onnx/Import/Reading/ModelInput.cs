using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Reading;

/// <summary>An input of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Term">What the network takes.</param>
/// <param name="View">What nodes read.</param>
internal sealed record ModelInput(string Name, Term Term, View View);

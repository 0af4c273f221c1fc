namespace StaticNet.Onnx.Tests.Import;

/// <summary>The node cases of ONNX's own tests that can be imported, compiled together.</summary>
public sealed class ImportedNodes() : ImportedModels(ModelSamples.Nodes);

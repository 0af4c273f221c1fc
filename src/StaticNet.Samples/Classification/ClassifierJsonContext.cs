using System.Text.Json.Serialization;

namespace StaticNet.Samples.Classification;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClassifierResult))]
internal sealed partial class ClassifierJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace StaticNet.Samples.Contrast;

/// <summary>The serializer of the command's result, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ContrastResult))]
internal sealed partial class ContrastJsonContext : JsonSerializerContext;

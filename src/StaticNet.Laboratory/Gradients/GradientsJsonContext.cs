using System.Text.Json.Serialization;

namespace StaticNet.Laboratory.Gradients;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GradientsResult))]
internal sealed partial class GradientsJsonContext : JsonSerializerContext;

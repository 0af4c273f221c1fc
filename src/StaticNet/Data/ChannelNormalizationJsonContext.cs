using System.Text.Json.Serialization;

namespace StaticNet.Data;

/// <summary>The serializer of normalizations, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ChannelNormalizationDocument))]
internal sealed partial class ChannelNormalizationJsonContext : JsonSerializerContext;

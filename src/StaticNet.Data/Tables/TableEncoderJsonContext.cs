using System.Text.Json.Serialization;

namespace StaticNet.Data;

/// <summary>The serializer of encoders, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TableEncoderDocument))]
internal sealed partial class TableEncoderJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace StaticNet.Text;

/// <summary>The serializer of vocabularies, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TextVocabularyDocument))]
internal sealed partial class TextVocabularyJsonContext : JsonSerializerContext;

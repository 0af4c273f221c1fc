using System.Text.Json.Serialization;

namespace StaticNet.Samples.Text;

/// <summary>The serializer of the command's result, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TextResult))]
internal sealed partial class TextJsonContext : JsonSerializerContext;

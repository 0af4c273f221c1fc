using System.Text.Json.Serialization;

namespace StaticNet.Samples.Digits;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DigitsResult))]
internal sealed partial class DigitsJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace StaticNet.Samples.Tabular;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TabularResult))]
internal sealed partial class TabularJsonContext : JsonSerializerContext;

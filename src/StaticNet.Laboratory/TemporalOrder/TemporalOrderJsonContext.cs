using System.Text.Json.Serialization;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TemporalOrderResult))]
internal sealed partial class TemporalOrderJsonContext : JsonSerializerContext;

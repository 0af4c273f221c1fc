using System.Text.Json.Serialization;

namespace StaticNet.Samples.Federated;

/// <summary>The serializer of the command's result, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FederatedResult))]
internal sealed partial class FederatedJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace StaticNet.Samples.CartPole;

/// <summary>The serializer of the command's result, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CartPoleResult))]
internal sealed partial class CartPoleJsonContext : JsonSerializerContext;

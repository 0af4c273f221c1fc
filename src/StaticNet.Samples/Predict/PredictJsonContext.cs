using System.Text.Json.Serialization;

namespace StaticNet.Samples.Predict;

/// <summary>The serializer of the command's results, generated at build time: it works without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<Prediction>))]
internal sealed partial class PredictJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace StaticNet.Samples.Images;

/// <summary>The serializer of the names of classes, generated at build time: it works without reflection.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class ImagesJsonContext : JsonSerializerContext;

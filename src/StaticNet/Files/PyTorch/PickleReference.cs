namespace StaticNet.Files;

/// <summary>What a pickle refers to outside itself.</summary>
/// <param name="Id">By what: of PyTorch, a tuple of "storage", its class, key, device and length.</param>
internal sealed record PickleReference(object? Id);

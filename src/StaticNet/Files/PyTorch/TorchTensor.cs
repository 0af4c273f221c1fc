using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>A part of an archive that tensors lie in, as a pickle names it.</summary>
/// <param name="Type">The type of its elements.</param>
/// <param name="Key">Its key in the archive.</param>
/// <param name="Count">The number of its elements.</param>
internal sealed record TorchStorage(SafetensorsType Type, string Key, long Count);

/// <summary>A tensor as a pickle describes it: places in a storage, by strides.</summary>
/// <param name="Storage">Where its elements lie.</param>
/// <param name="Offset">The place of its first element.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Strides">The places from an element to the next along each axis.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, ImmutableArray<long> Shape, ImmutableArray<long> Strides);

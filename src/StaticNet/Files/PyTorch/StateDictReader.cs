using System.Collections.Immutable;

namespace StaticNet.Files;

/// <summary>Reads the state dict that a pickle describes.</summary>
/// <param name="name">The file, for messages.</param>
/// <param name="archive">Where the pickle and the elements are.</param>
internal sealed class StateDictReader(string name, TorchArchive archive)
{
    // Objects that hold objects: deeper than any checkpoint, and far from the end of a stack.
    private const int DeepestPath = 64;

    private static readonly ImmutableDictionary<string, SafetensorsType> Types = new Dictionary<string, SafetensorsType>
    {
        ["FloatStorage"] = SafetensorsType.F32,
        ["DoubleStorage"] = SafetensorsType.F64,
        ["HalfStorage"] = SafetensorsType.F16,
        ["BFloat16Storage"] = SafetensorsType.BF16,
        ["LongStorage"] = SafetensorsType.I64,
        ["IntStorage"] = SafetensorsType.I32,
        ["ShortStorage"] = SafetensorsType.I16,
        ["CharStorage"] = SafetensorsType.I8,
        ["ByteStorage"] = SafetensorsType.U8,
        ["BoolStorage"] = SafetensorsType.Boolean,
    }.ToImmutableDictionary();

    /// <summary>Reads it.</summary>
    /// <param name="key">Where in a checkpoint it is, or null.</param>
    /// <returns>The tensors as a file in memory.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    public SafetensorsFile Read(string? key)
    {
        var tensors = Find(new PickleReader(name, archive.ReadPickle()).Read(), key);
        var writer = new SafetensorsWriter();
        foreach (var (tensorName, tensor) in tensors)
            Write(writer, tensorName, tensor);
        var file = new MemoryStream();
        writer.WriteTo(file);
        file.Position = 0;
        return SafetensorsFile.Open(file, name);
    }

    private List<(string Name, TorchTensor Tensor)> Find(object? root, string? key)
    {
        if (root is PickleCall { Target: var made })
            throw Error($"it holds an object of the class {made}, a module as a whole rather than its state dict. In Python, torch.save(model.state_dict(), \"model.pt\") writes that");
        if (root is not PickleDictionary dictionary)
            throw Error("it holds no dict");
        if (key is not null)
        {
            var chosen = dictionary.Items.LastOrDefault(item => key.Equals(item.Key)).Value as PickleDictionary
                ?? throw Error($"there is no dict {key}; there are {KeysOf(dictionary)}");
            return TensorsOf(chosen) ?? throw Error($"{key} is no state dict: not all of its values are tensors");
        }

        if (TensorsOf(dictionary) is { } tensors)
            return tensors;
        var parts = dictionary.Items.Where(item => item.Value is PickleDictionary part && TensorsOf(part) is { Count: > 0 }).ToList();
        return parts is [{ Value: PickleDictionary only }]
            ? TensorsOf(only)!
            : throw Error(parts.Count == 0
                ? $"no part of it is a state dict; it has {KeysOf(dictionary)}"
                : $"it has the state dicts {string.Join(", ", parts.Select(part => part.Key))}; PyTorchFile.Read takes the name of one");
    }

    // Null for a dict of other things.
    private List<(string Name, TorchTensor Tensor)>? TensorsOf(PickleDictionary dictionary)
    {
        var tensors = new List<(string, TorchTensor)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in dictionary.Items)
        {
            if (key is not string tensorName || AsTensor(value, 0) is not { } tensor)
                return null;
            if (!names.Add(tensorName))
                throw Error($"the tensor {tensorName} is there twice");
            tensors.Add((tensorName, tensor));
        }

        return tensors;
    }

    private TorchTensor? AsTensor(object? value, int depth) => value switch
    {
        PickleCall { Target: { Module: "torch._utils", Name: "_rebuild_parameter" }, Arguments: [var data, ..] } when depth < DeepestPath => AsTensor(data, depth + 1),
        PickleCall { Target: { Module: "torch._utils", Name: "_rebuild_tensor_v2" }, Arguments: [PickleReference storage, long offset, object?[] shape, object?[] strides, ..] } =>
            new TorchTensor(AsStorage(storage), offset, Numbers(shape), Numbers(strides)),
        _ => null,
    };

    private TorchStorage AsStorage(PickleReference reference)
    {
        if (reference.Id is not object?[] id || id is not ["storage", PickleGlobal type, string key, _, long count, ..])
            throw Error("a tensor doesn't say where its elements are");
        return Types.TryGetValue(type.Name, out var elements)
            ? new TorchStorage(elements, key, count)
            : throw Error($"a tensor has elements of {type}, which aren't read");
    }

    private ImmutableArray<long> Numbers(object?[] numbers) =>
        [.. numbers.Select(number => number as long? ?? throw Error("a tensor's shape isn't of whole numbers"))];

    private void Write(SafetensorsWriter writer, string tensorName, TorchTensor tensor)
    {
        var (storage, offset, shape, strides) = tensor;
        int size = SafetensorsTypes.BitsOf(storage.Type) / 8;
        byte[] elements = archive.ReadStorage(storage.Key);
        if (shape.Length != strides.Length || shape.Any(length => length < 0) || strides.Any(stride => stride < 0) || offset < 0
            || !SafetensorsTypes.TryGetLength(storage.Type, shape.AsSpan(), out long length) || length > Array.MaxLength)
        {
            throw Error($"{tensorName}: the shape [{string.Join(", ", shape)}] is impossible");
        }

        byte[] bytes = new byte[length];
        if (length > 0)
        {
            var last = (Int128)offset;
            for (int axis = 0; axis < shape.Length; axis++)
                last += (Int128)(shape[axis] - 1) * strides[axis];
            if (last >= elements.Length / size)
                throw Error($"{tensorName}: its last element is number {last} of a storage of {elements.Length / size}");
            Gather(elements, tensor, size, bytes);
            if (archive.IsBigEndian)
                for (int i = 0; i < bytes.Length; i += size)
                    bytes.AsSpan(i, size).Reverse();
        }

        try
        {
            writer.Add(tensorName, storage.Type, shape.AsSpan(), bytes);
        }
        catch (ArgumentException exception)
        {
            throw Error(exception.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    // Row by row of the last axis; views and transposed tensors are laid out as others.
    private static void Gather(byte[] elements, TorchTensor tensor, int size, byte[] bytes)
    {
        var (_, offset, shape, strides) = tensor;
        long[] index = new long[shape.Length];
        for (int to = 0; to < bytes.Length; to += size)
        {
            long from = offset;
            for (int axis = 0; axis < index.Length; axis++)
                from += index[axis] * strides[axis];
            elements.AsSpan((int)from * size, size).CopyTo(bytes.AsSpan(to));
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }
    }

    private static string KeysOf(PickleDictionary dictionary) => string.Join(", ", dictionary.Items.Take(20).Select(item => item.Key));

    private InvalidDataException Error(string problem) => new($"{name}: {problem}.");
}

using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// The weights of networks in safetensors files with PyTorch's names and layouts: what <c>safetensors.torch.load_file</c> reads
/// <c>load_state_dict</c> takes, for a module whose children have the layers' names, and the other way round.
/// </summary>
/// <remarks>
/// A tensor is named by its layer in snake case and by PyTorch's word in it: <c>dense1.weight</c> <c>[units, inputs]</c>, <c>dense1.bias</c>,
/// <c>batch_norm1.weight</c>, <c>batch_norm1.bias</c>, <c>batch_norm1.running_mean</c>, <c>batch_norm1.running_var</c> and
/// <c>batch_norm1.num_batches_tracked</c>, an I64 that is ignored when read, whatever its shape, and written as the steps of
/// <see cref="INetwork.TrainingPosition"/>. All others are F32.
/// A weight or statistic that is NaN or infinite is refused by name when it is saved as when it is loaded; so it is in states of training
/// (<see cref="Trainer{TNetwork}.SaveState"/>, <see cref="Trainer{TNetwork}.LoadState"/>).
/// </remarks>
public static class NetworkWeights
{
    /// <summary>The key of the text in a file's metadata that names the network's class, for programs that know several.</summary>
    public const string NetworkKey = "staticnet.network";

    private const string FormatKey = "format";
    private const string FingerprintKey = "staticnet.fingerprint";

    /// <summary>Writes parameters and statistics to a file, in whose place the former one is until the new one is complete on the disk.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="metadata">
    /// Texts to write with them, such as how inputs are encoded. Besides them the file has <c>format</c>, which is <c>pt</c>, the name of the class and
    /// <see cref="NetworkArchitecture.Fingerprint"/>.
    /// </param>
    /// <param name="names">
    /// Names in the file by the network's, <c>["dense1.weight"] = "0.weight"</c>, as the module that is to load it has them; the network's for those that aren't in
    /// it, and where there is none.
    /// </param>
    /// <exception cref="WeightsException">A weight or statistic is NaN or infinite, which couldn't be loaded; it lists the tensors. Nothing was written.</exception>
    /// <exception cref="ArgumentException">A text has a key of the file's own or isn't Unicode, or a name isn't one of the network's or is given twice; nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    public static void SaveWeights<TNetwork>(
        this TNetwork network, string path, IReadOnlyDictionary<string, string>? metadata = null, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : class, INetwork => CreateWriter(network, metadata, names).Save(path);

    /// <summary>Writes parameters and statistics to a stream.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives a safetensors file.</param>
    /// <param name="metadata">Texts to write with them.</param>
    /// <param name="names">Names in the file by the network's.</param>
    /// <exception cref="WeightsException">A weight or statistic is NaN or infinite, which couldn't be loaded; it lists the tensors. Nothing was written.</exception>
    /// <exception cref="ArgumentException">A text has a key of the file's own or isn't Unicode, or a name isn't one of the network's or is given twice; nothing was written.</exception>
    public static void SaveWeights<TNetwork>(
        this TNetwork network, Stream stream, IReadOnlyDictionary<string, string>? metadata = null, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : class, INetwork => CreateWriter(network, metadata, names).WriteTo(stream);

    /// <summary>
    /// Sets parameters and statistics to those of a file, of which every one is checked before the first is set. Elements
    /// are F32, F16 or BF16, or F64 that are floats exactly or may be rounded, and finite.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network; nothing else of it changes, such as the position of its random numbers.</param>
    /// <param name="path">The file: safetensors, or a state dict as <c>torch.save</c> writes it (<see cref="PyTorchFile"/>).</param>
    /// <param name="options">
    /// How; null for strictly, exactly, and with names that are found: those that
    /// <see cref="SaveWeights{TNetwork}(TNetwork, string, IReadOnlyDictionary{string, string}?, IReadOnlyDictionary{string, string}?)"/> would write, or, in a file that has none of
    /// them, numbers as <c>nn.Sequential</c> gives them (<c>0.weight</c>, <c>2.weight</c>, or with a common path <c>net.0.weight</c>), which
    /// are read layer by layer in their order.
    /// </param>
    /// <returns>The texts that were written with the weights, and what didn't fit.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">The file is neither valid safetensors nor has a state dict of PyTorch.</exception>
    /// <exception cref="WeightsException">The tensors don't fit; it lists each that is missing, extra, misshapen or has a bad value.</exception>
    /// <exception cref="ArgumentException">A name isn't one of the network's.</exception>
    public static LoadedWeights LoadWeights<TNetwork>(this TNetwork network, string path, WeightsOptions? options = null)
        where TNetwork : class, INetwork
    {
        using var file = OpenAny(path);
        return network.LoadWeights(file, options);
    }

    /// <summary>Sets parameters and statistics to those of an open file, of which every one is checked before the first is set.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">How, as <see cref="LoadWeights{TNetwork}(TNetwork, string, WeightsOptions?)"/> says.</param>
    /// <returns>The texts that were written with the weights, and what didn't fit.</returns>
    /// <exception cref="InvalidDataException">The file became shorter.</exception>
    /// <exception cref="WeightsException">The tensors don't fit; it lists each that is missing, extra, misshapen or has a bad value.</exception>
    /// <exception cref="ArgumentException">A name isn't one of the network's.</exception>
    public static LoadedWeights LoadWeights<TNetwork>(this TNetwork network, SafetensorsFile file, WeightsOptions? options = null)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        options ??= new WeightsOptions();
        var tensors = TNetwork.Architecture.Tensors.All;
        var namesInFile = StateMapping.Resolve(tensors, file, options.Names);
        var problems = new WeightsProblems();
        var reader = new WeightsReader(file, options, problems);
        float[]?[] values = [.. tensors.Select((tensor, index) => reader.Read(tensor, namesInFile[index]))];
        var known = namesInFile.ToHashSet(StringComparer.Ordinal);
        problems.Extra.AddRange(file.Tensors.Where(tensor => !known.Contains(tensor.Name)).Select(tensor => tensor.ToString()));
        problems.ThrowIfAny(file.Name, TNetwork.Architecture.Name, options.IsStrict);

        using var change = WeightsChange.Of(network);
        for (int index = 0; index < tensors.Length; index++)
            if (values[index] is { } elements)
                tensors[index].In(network).CopyFrom(elements);
        var texts = file.Metadata.Where(text => text.Key is not (FormatKey or NetworkKey or FingerprintKey)).ToDictionary(StringComparer.Ordinal);
        return new LoadedWeights(texts, problems.Missing.ToImmutable(), problems.Extra.ToImmutable(), problems.Misshapen.ToImmutable());
    }

    private static SafetensorsFile OpenAny(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using (var content = ContentReader.OpenFile(path, FileShare.Read | FileShare.Delete))
            if (PyTorchFile.IsArchive(content))
                return PyTorchFile.Read(content, path);
        return SafetensorsFile.Open(path);
    }

    private static SafetensorsWriter CreateWriter<TNetwork>(
        TNetwork network, IReadOnlyDictionary<string, string>? metadata, IReadOnlyDictionary<string, string>? names)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        names ??= ImmutableDictionary<string, string>.Empty;
        StateMapping.CheckNames(TNetwork.Architecture.Tensors.All, names);
        var writer = new SafetensorsWriter();
        writer.AddMetadata(FormatKey, "pt");
        writer.AddMetadata(NetworkKey, TNetwork.Architecture.Name);
        writer.AddMetadata(FingerprintKey, TNetwork.Architecture.Fingerprint);
        foreach (var (key, text) in metadata ?? new Dictionary<string, string>())
            writer.AddMetadata(key, text);
        var problems = new WeightsProblems();
        using var use = NetworkUse.Of(network);
        foreach (var tensor in TNetwork.Architecture.Tensors.All)
        {
            string name = names.GetValueOrDefault(tensor.Name, tensor.Name);
            if (tensor.Info is null)
                writer.Add(name, tensor.Shape.AsSpan(), new long[] { network.TrainingPosition.Step });
            else
                writer.Add(name, tensor.Shape.AsSpan(), problems.Check(tensor.Name, tensor.In(network).ToArray()));
        }

        problems.ThrowIfUnsavable(TNetwork.Architecture.Name);
        use.ThrowIfChanged();
        return writer;
    }
}

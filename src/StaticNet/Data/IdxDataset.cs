using System.Globalization;

namespace StaticNet.Data;

/// <summary>Samples with labels from pairs of IDX files, such as MNIST, Fashion-MNIST and EMNIST.</summary>
/// <param name="Training">The samples of <c>train-images</c> and <c>train-labels</c>.</param>
/// <param name="Test">The samples of <c>t10k-images</c> and <c>t10k-labels</c>.</param>
public sealed partial record IdxDataset(Dataset Training, Dataset Test)
{
    /// <summary>
    /// Reads the four files of a directory named as MNIST's: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>,
    /// <c>t10k-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c>, or with a dot before <c>idx</c>; each with or without <c>.gz</c>.
    /// </summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="FileNotFoundException">One of the files is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or two don't belong together; the message says where.</exception>
    public static IdxDataset Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"{directory}: there is no such directory.");

        // All four are looked for before the first is read: the missing one is reported at once.
        string trainingImages = Find(directory, "train-images", "idx3-ubyte");
        string trainingLabels = Find(directory, "train-labels", "idx1-ubyte");
        string testImages = Find(directory, "t10k-images", "idx3-ubyte");
        string testLabels = Find(directory, "t10k-labels", "idx1-ubyte");
        return new IdxDataset(Read(trainingImages, trainingLabels), Read(testImages, testLabels));
    }

    /// <summary>Reads samples and their labels. Bytes are read as <c>byte / 255f</c>; other types as they are.</summary>
    /// <param name="inputsPath">The file of the samples, <c>[samples, …]</c>.</param>
    /// <param name="labelsPath">The file of the labels, <c>[samples]</c>, integers.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A directory is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two don't belong together; the message says where.</exception>
    public static Dataset Read(string inputsPath, string labelsPath)
    {
        var labels = IdxFile.Read(labelsPath);
        if (labels.Shape.Length != 1)
            throw new InvalidDataException(Invariant($"{labelsPath}: has {labels.Shape.Length} dimensions at byte 3; labels have 1."));
        int[] labelValues = labels.ToInt32s();
        int negative = Array.FindIndex(labelValues, label => label < 0);
        if (negative >= 0)
            throw new InvalidDataException(Invariant($"{labelsPath}: label {negative} is {labelValues[negative]}; labels are 0 or more."));

        var inputs = IdxFile.Read(inputsPath);
        if (inputs.Shape[0] != labels.Count)
            throw new InvalidDataException(
                Invariant($"{inputsPath}: has {inputs.Shape[0]} samples at byte 4, but {labelsPath} has {labels.Count} labels."));
        int inputLength = inputs.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        if (inputs.Count == 0)
            throw new InvalidDataException($"{inputsPath}: is empty ({string.Join('×', inputs.Shape)}).");
        return inputs.ElementType == IdxElementType.Unsigned8
            ? Dataset.FromBytes(inputs.Bytes, inputLength, labelValues)
            : new Dataset(FiniteSingles(inputs, inputLength), inputLength, labelValues);
    }

    private static float[] FiniteSingles(IdxFile file, int inputLength)
    {
        float[] values = file.ToSingles();
        int index = Array.FindIndex(values, value => !float.IsFinite(value));
        if (index >= 0)
            throw new InvalidDataException(
                Invariant($"{file.Path}: sample {index / inputLength} has {values[index]} at position {index % inputLength}."));
        return values;
    }

    private static string Find(string directory, string name, string kind)
    {
        string[] candidates = [$"{name}-{kind}", $"{name}-{kind}.gz", $"{name}.{kind}", $"{name}.{kind}.gz"];
        foreach (string candidate in candidates)
        {
            string path = Path.Combine(directory, candidate);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException(
            $"{directory}: there is no {name}-{kind}, nor {string.Join(", ", candidates[1..])}.", Path.Combine(directory, candidates[0]));
    }

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}

namespace StaticNet.Data;

/// <content>Samples that stay in their files.</content>
public sealed partial record IdxDataset
{
    /// <summary>
    /// Opens two files of any length, not compressed, whose samples are read when they are needed. They become the same numbers as in <see cref="Read"/>; what that
    /// demands of them is checked as they are read.
    /// </summary>
    /// <param name="inputsPath">The file of the samples, <c>[samples, …]</c>.</param>
    /// <param name="labelsPath">The file of the labels, <c>[samples]</c>, integers.</param>
    /// <returns>The samples; dispose it to close the files.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A directory is missing.</exception>
    /// <exception cref="InvalidDataException">A file isn't IDX, is compressed or has another length than its header says, or the two don't belong together.</exception>
    public static FileSource Open(string inputsPath, string labelsPath) =>
        new(SampleFileOpening.OpenIdx(inputsPath), () => OpenLabels(labelsPath), TargetKind.Labels);

    private static SampleFile OpenLabels(string path)
    {
        var file = SampleFileOpening.OpenIdx(path);
        if (!NpyElementTypes.IsReal(file.ElementType))
            return file;
        file.Dispose();
        throw new InvalidDataException($"{path}: the elements are of type {file.ElementType}, not integers.");
    }
}

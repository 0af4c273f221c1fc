using System.Globalization;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <content>
/// States in safetensors files, a tensor <c>[sequences, units]</c> or <c>[sequences, steps, channels]</c> each, whatever the layout that they have in memory; and where they are
/// counted the steps of each sequence, <c>[sequences]</c>.
/// </content>
public abstract partial class SequenceStream
{
    private const string StreamKey = "staticnet.stream";
    private const string StepsName = "steps";

    /// <summary>Writes the states to a file, in whose place the former one is until the new one is complete on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightsException">A state is NaN or infinite, which couldn't be loaded; nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Save(string path) => CreateWriter().Save(path);

    /// <summary>Writes the states to a stream of bytes.</summary>
    /// <param name="content">Receives a safetensors file.</param>
    /// <exception cref="WeightsException">A state is NaN or infinite, which couldn't be loaded; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Save(Stream content) => CreateWriter().WriteTo(content);

    /// <summary>Goes on from the states of a file, of which every one is checked before the first is set.</summary>
    /// <param name="path">The file, from a stream of the same number of sequences.</param>
    /// <exception cref="WeightsException">The states don't fit; it lists each that is missing, extra, misshapen or has a bad value.</exception>
    /// <exception cref="InvalidDataException">The file is not valid safetensors.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Load(string path)
    {
        using var file = SafetensorsFile.Open(path);
        Load(file);
    }

    /// <summary>Goes on from the states of an open file, of which every one is checked before the first is set.</summary>
    /// <param name="file">The file, from a stream of the same number of sequences.</param>
    /// <exception cref="WeightsException">The states don't fit; it lists each that is missing, extra, misshapen or has a bad value.</exception>
    /// <exception cref="InvalidDataException">The file became shorter.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the stream.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Load(SafetensorsFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var problems = new WeightsProblems();
        var reader = new WeightsReader(file, new WeightsOptions(), problems);
        float[]?[] values = Array.ConvertAll(_states, state => reader.Read(state.FileName, state.FileShape(Count)));
        float[]? steps = _mostSteps > 0 ? ReadSteps(reader, problems) : null;
        var known = _states.Select(state => state.FileName).ToHashSet(StringComparer.Ordinal);
        if (_mostSteps > 0)
            known.Add(StepsName);
        problems.Extra.AddRange(file.Tensors.Where(tensor => !known.Contains(tensor.Name)).Select(tensor => tensor.ToString()));
        problems.ThrowIfStreamUnfit(file.Name, _architecture.Name);

        using var use = _memory.Use();
        for (int index = 0; index < _states.Length; index++)
            Copy(_states[index], values[index]!, (memory, elements) => elements.CopyTo(memory));
        for (int sequence = 0; sequence < Steps.Length; sequence++)
            Steps[sequence] = (int)steps![sequence];
    }

    private SafetensorsWriter CreateWriter()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata(StreamKey, _architecture.Name);
        var problems = new WeightsProblems();
        using var use = _memory.Use();
        foreach (var state in _states)
        {
            float[] values = new float[Count * state.Elements];
            Copy(state, values, (memory, elements) => memory.CopyTo(elements));
            writer.Add(state.FileName, state.FileShape(Count).AsSpan(), problems.Check(state.FileName, values));
        }

        if (_mostSteps > 0)
            writer.Add(StepsName, [Count], Array.ConvertAll(Steps.ToArray(), count => (float)count));
        problems.ThrowIfStreamUnsavable(_architecture.Name);
        return writer;
    }

    // Kernels look positions up by them.
    private float[]? ReadSteps(WeightsReader reader, WeightsProblems problems)
    {
        float[]? steps = reader.Read(StepsName, [Count]);
        for (int sequence = 0; sequence < steps?.Length; sequence++)
            if (!(steps[sequence] >= 0 && steps[sequence] <= _mostSteps && float.IsInteger(steps[sequence])))
                problems.AddBadValue(StepsName, sequence, string.Create(CultureInfo.InvariantCulture, $"{steps[sequence]}, not a whole number from 0 to {_mostSteps}"));
        return steps;
    }

    // Row by row between the memory and elements in the order of a file.
    private void Copy(StreamState state, float[] elements, Action<Span<float>, Span<float>> copy)
    {
        for (int sequence = 0; sequence < Count; sequence++)
            for (int row = 0; row < state.Rows; row++)
                copy(state.In(_memory, sequence, row), elements.AsSpan(((sequence * state.Rows) + row) * state.Length, state.Length));
    }
}

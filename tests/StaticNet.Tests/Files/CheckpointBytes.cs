using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Tests.Files;

/// <summary>States and checkpoints for tests, and the checksum as it is documented.</summary>
internal static class CheckpointBytes
{
    private const string Before = "\"sha256\":\"";
    private const int Digits = 64;

    /// <summary>A state with every kind of entry.</summary>
    /// <param name="step">A number that is in all of it.</param>
    /// <param name="length">The elements of the largest array.</param>
    public static TrainingState State(long step = 5, int length = 9)
    {
        var state = new TrainingState();
        state.Add<float>("parameters", Enumerable.Repeat((float)step, length).ToArray());
        state.Add<float>("odd", [float.NaN, BitConverter.UInt32BitsToSingle(0x7F800001), -0f, float.Epsilon, float.MaxValue]);
        state.Add<double>("losses", [0.1, double.NaN, BitConverter.UInt64BitsToDouble(0x7FF0000000000001), step]);
        state.Add<long>("steps", [long.MinValue, long.MaxValue, step]);
        state.Add<float>("empty", []);
        state.Add<float>("tensor", [2, 1, 3], [1, 2, 3, 4, 5, step]);
        state.Add<double>("single", [], [step]);
        state.Add("architecture", "0123abc");
        state.Add("sha256", "a text of the checksum's name");
        state.Add("größe \"\n", "");
        return state;
    }

    /// <summary>The file of a state.</summary>
    public static byte[] Save(TrainingState state)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("checkpoint");
        CheckpointFile.Save(path, state);
        return File.ReadAllBytes(path);
    }

    /// <summary>Reads a file.</summary>
    public static TrainingState Load(byte[] bytes)
    {
        using var file = SafetensorsBytes.Open(bytes);
        return CheckpointFile.Load(file);
    }

    /// <summary>A file with the checksum that belongs to it, as the documentation has it; the file as it is if it has no place for one.</summary>
    public static byte[] Sign(byte[] file)
    {
        int start = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Before)) + Before.Length;
        if (start < Before.Length || start + Digits > file.Length)
            return file;
        byte[] signed = [.. file];
        signed.AsSpan(start, Digits).Fill((byte)'0');
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(signed)), signed.AsSpan(start));
        return signed;
    }
}

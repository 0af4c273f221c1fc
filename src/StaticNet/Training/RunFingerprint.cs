using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet;

/// <summary>What a state tells networks and datasets apart by.</summary>
internal static class RunFingerprint
{
    /// <summary>The name of a network's class and the SHA-256 of its layers, loss and parameters' shapes.</summary>
    /// <param name="architecture">The network's type.</param>
    public static string Of(NetworkArchitecture architecture)
    {
        var text = new StringBuilder(architecture.ToString());
        foreach (var parameter in architecture.Parameters.Concat(architecture.Statistics))
            text.Append('\n').Append(parameter.FullName).Append(' ').AppendJoin(',', parameter.Shape).Append(' ').Append(parameter.Layout.ToString());
        return $"{architecture.Name} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    /// <summary>The number of samples and the SHA-256 of every input and target.</summary>
    /// <param name="dataset">The samples.</param>
    public static string Of(Dataset dataset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        float[] input = new float[dataset.InputLength];
        byte[] bytes = new byte[sizeof(float) * Math.Max(dataset.InputLength, dataset.TargetLength)];
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            dataset.CopyInputs([sample], input);
            Append(hash, input, bytes);
            if (dataset.TargetKind == TargetKind.Values)
            {
                Append(hash, dataset.GetTarget(sample), bytes);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes, dataset.GetLabel(sample));
                hash.AppendData(bytes.AsSpan(0, sizeof(int)));
            }
        }

        return $"{dataset.Count} samples {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<float> values, byte[] bytes)
    {
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        hash.AppendData(bytes.AsSpan(0, values.Length * sizeof(float)));
    }
}

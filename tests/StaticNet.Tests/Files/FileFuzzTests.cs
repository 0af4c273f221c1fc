using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>
/// Damaged files: each is read or refused by the one exception for that, and costs no more memory than its own length accounts for.
/// The environment variable <c>STATICNET_FUZZ</c> sets how many.
/// </summary>
public sealed class FileFuzzTests
{
    // An exception with its trace and messages; and for each byte what a tensor's entry in the header costs.
    private const long AllowedBytes = 200_000;
    private const long AllowedBytesPerByte = 64;

    [Fact]
    public void SafetensorsFile_DamagedFiles_AreReadOrRefused()
    {
        byte[] file = SafetensorsBytes.Sample();

        int refused = CountRefused(file, damaged => damaged, ReadAll);

        // Most damage is noticed; that to texts, names and elements isn't, and is nobody's to notice.
        Assert.InRange(refused, FileDamage.Count / 2, FileDamage.Count - 1);
    }

    [Fact]
    public void CheckpointFile_DamagedFiles_AreRefused()
    {
        byte[] file = CheckpointBytes.Save(CheckpointBytes.State());
        int same = 0;

        int refused = CountRefused(
            file,
            damaged =>
            {
                same += damaged.AsSpan().SequenceEqual(file) ? 1 : 0;
                return damaged;
            },
            damaged => CheckpointBytes.Load(damaged));

        Assert.Equal(FileDamage.Count, refused + same);
    }

    [Fact]
    public void CheckpointFile_DamagedFilesWithTheRightChecksum_AreReadOrRefused()
    {
        byte[] file = CheckpointBytes.Save(CheckpointBytes.State());

        int refused = CountRefused(file, damaged => CheckpointBytes.Sign(damaged), damaged => CheckpointBytes.Load(damaged));

        Assert.InRange(refused, FileDamage.Count / 2, FileDamage.Count - 1);
    }

    private static int CountRefused(byte[] file, Func<byte[], byte[]> prepare, Action<byte[]> read)
    {
        read(file);
        Assert.Throws<InvalidDataException>(() => read(file[..^1]));
        int refused = 0;
        for (ulong seed = 0; seed < (ulong)FileDamage.Count; seed++)
        {
            byte[] damaged = prepare(FileDamage.Apply(file, seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(damaged);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed} throws {exception}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllowedBytes + (AllowedBytesPerByte * damaged.Length));
        }

        return refused;
    }

    private static void ReadAll(byte[] file)
    {
        using var opened = SafetensorsBytes.Open(file);
        foreach (var tensor in opened.Tensors)
        {
            Assert.Equal(tensor.Length, opened.ReadBytes(tensor.Name).Length);
            if (tensor.Type == SafetensorsType.F32)
                Assert.Equal(tensor.Count, opened.ReadSingles(tensor.Name).Length);
        }
    }
}

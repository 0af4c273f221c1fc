using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>
/// Compares generated sources with files kept beside the test, named as Verify.SourceGenerators names them:
/// <c>Class.Method#HintName.g.verified.cs</c>. What differs is written to <c>….received.cs</c>.
/// </summary>
/// <param name="directory">The folder of the files.</param>
/// <param name="test">The test, <c>Class.Method</c>.</param>
/// <param name="accepts">Whether to make what was received the verified version instead of failing.</param>
internal sealed class Snapshot(string directory, string test, bool accepts)
{
    /// <summary>The environment variable that accepts every snapshot when it is 1.</summary>
    public const string AcceptVariable = "STATICNET_ACCEPT_SNAPSHOTS";

    private const string VerifiedExtension = ".verified.cs";
    private const string ReceivedExtension = ".received.cs";

    /// <summary>Fails unless the run's sources are those of the verified files.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">The test's source file, which has the name of its class.</param>
    /// <param name="method">The test's method.</param>
    public static void Match(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "") => Match(run.Sources, file, method);

    /// <summary>Fails unless sources are those of the verified files.</summary>
    /// <param name="sources">The sources by hint name.</param>
    /// <param name="file">The test's source file, which has the name of its class.</param>
    /// <param name="method">The test's method.</param>
    public static void Match(IReadOnlyDictionary<string, string> sources, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string test = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        bool accepts = Environment.GetEnvironmentVariable(AcceptVariable) == "1";
        if (new Snapshot(Path.GetDirectoryName(file)!, test, accepts).Compare(sources) is { } failure)
            Assert.Fail(failure);
    }

    /// <summary>Compares sources with the verified files and writes what was received where they differ.</summary>
    /// <param name="sources">The sources by hint name, <c>Digits.g.cs</c>.</param>
    /// <returns>What differs and how to accept it; null if nothing does.</returns>
    public string? Compare(IReadOnlyDictionary<string, string> sources)
    {
        var failures = new List<string>();
        var stale = Directory.GetFiles(directory, $"{test}#*{VerifiedExtension}").ToHashSet(StringComparer.Ordinal);
        foreach (var (hintName, source) in sources)
        {
            string path = PathOf(hintName);
            stale.Remove(path + VerifiedExtension);
            if (CompareFile(path, Normalize(source)) is { } failure)
                failures.Add(failure);
        }

        foreach (string? path in stale.Order(StringComparer.Ordinal))
            if (accepts)
                File.Delete(path);
            else
                failures.Add($"{Path.GetFileName(path)}: no longer generated.\n");

        return failures.Count == 0 ? null
            : string.Concat(failures) + $"To accept: run the test with {AcceptVariable}=1, or rename *{ReceivedExtension} to *{VerifiedExtension}"
                + $" in {directory} and delete what is no longer generated.";
    }

    private string? CompareFile(string path, string received)
    {
        string? verified = File.Exists(path + VerifiedExtension) ? Normalize(File.ReadAllText(path + VerifiedExtension)) : null;
        if (received == verified || accepts)
        {
            File.Delete(path + ReceivedExtension);
            if (received != verified)
                Write(path + VerifiedExtension, received);
            return null;
        }

        Write(path + ReceivedExtension, received);
        string name = Path.GetFileName(path) + VerifiedExtension;
        return verified is null ? $"{name}: missing; wrote {Path.GetFileName(path)}{ReceivedExtension}.\n"
            : $"{name}: differs.\n{LineDifference.Describe(verified, received)}";
    }

    private string PathOf(string hintName)
    {
        string name = hintName.EndsWith(".cs", StringComparison.Ordinal) ? hintName[..^".cs".Length] : hintName;
        foreach (char invalid in Path.GetInvalidFileNameChars())
            name = name.Replace(invalid, '_');
        return Path.Combine(directory, $"{test}#{name}");
    }

    private static void Write(string path, string text) =>
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    // A checkout may have given the files the platform's line endings.
    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}

using System.Text;

namespace StaticNet.Tests.Text;

/// <summary>Files of text that are gone after the test.</summary>
internal sealed class TextFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("staticnet-text-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, params byte[] bytes)
    {
        string path = Path.Combine(_path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}

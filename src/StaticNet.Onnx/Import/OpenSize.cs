using System.Globalization;

namespace StaticNet.Onnx.Import;

/// <summary>A size that a model leaves open, as people write it for the tool and the build.</summary>
internal static class OpenSize
{
    /// <summary>Reads a name and a size.</summary>
    /// <param name="text"><c>sequence=32</c>.</param>
    /// <exception cref="ArgumentException">It isn't one.</exception>
    public static KeyValuePair<string, int> Parse(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals > 0 && int.TryParse(text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0
            ? KeyValuePair.Create(text[..equals].Trim(), size)
            : throw new ArgumentException($"'{text}' is no size by its name, such as sequence=32.");
    }
}

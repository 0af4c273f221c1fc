using System.Buffers;

namespace StaticNet.Data;

/// <summary>Text whose fields stand apart by runs of spaces and tabs, made one whose fields a tab separates.</summary>
internal static class CsvWhitespace
{
    /// <summary>What separates fields afterwards.</summary>
    public const char Separator = '\t';

    /// <summary>Replaces runs outside quotes, and leaves those at the ends of lines away; the lines stay those they were.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="quote">The quote, or null.</param>
    /// <param name="comment">What comments start with, or null.</param>
    public static ReadOnlyMemory<byte> Collapse(ReadOnlySpan<byte> text, char? quote, char? comment)
    {
        var result = new ArrayBufferWriter<byte>(Math.Max(1, text.Length));
        bool isQuoted = false, isPending = false, isAtStart = true, isFieldStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            byte next = text[i];
            if (!isQuoted && next is (byte)' ' or (byte)'\t' && !isQuoted)
            {
                isPending = !isAtStart;
                isFieldStart = true;
                continue;
            }

            bool isBreak = !isQuoted && next is (byte)'\n' or (byte)'\r' && !isQuoted;
            if (isPending && !isBreak)
                result.Write([(byte)Separator]);
            if (isAtStart && !isBreak && next == comment)
            {
                i = EndOfLine(text, i) - 1;
                result.Write([next]);
                continue;
            }

            if (next == quote && (isQuoted || isFieldStart))
                isQuoted = !isQuoted;
            result.Write([next]);
            (isPending, isAtStart, isFieldStart) = (false, isBreak, isBreak);
        }

        return result.WrittenMemory;
    }

    private static int EndOfLine(ReadOnlySpan<byte> text, int start)
    {
        int length = text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? text.Length : start + length;
    }
}

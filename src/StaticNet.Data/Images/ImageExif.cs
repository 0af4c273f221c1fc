using System.Buffers.Binary;

namespace StaticNet.Data;

/// <summary>
/// Finds the orientation in EXIF data (CIPA DC-008): a TIFF directory in a JPEG's APP1 segment or a PNG's eXIf chunk. Data that is damaged or
/// says something else is ignored, as viewers do: then an image is as stored.
/// </summary>
internal static class ImageExif
{
    private const int AsStored = 1;
    private const int OrientationTag = 0x0112;
    private const int EntryLength = 12;
    private const ushort Short = 3;
    private const ushort Long = 4;

    /// <summary>The orientation of a JPEG.</summary>
    /// <param name="jpeg">The file.</param>
    /// <returns>1 to 8; 1, as stored, if nothing else is said.</returns>
    public static int OfJpeg(ReadOnlySpan<byte> jpeg)
    {
        // After the start of the image segments follow each other: FF, perhaps more than once, their kind, and their length with its own two bytes.
        int position = 2;
        while (position + 4 <= jpeg.Length && jpeg[position] == 0xFF)
        {
            byte marker = jpeg[position + 1];
            if (marker == 0xFF)
            {
                position++;
                continue;
            }

            // The end of the image, or the start of its coded data.
            if (marker is 0xD9 or 0xDA)
                break;
            int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]);
            if (length < 2 || length > jpeg.Length - position - 2)
                break;
            var content = jpeg.Slice(position + 4, length - 2);
            if (marker == 0xE1 && content.StartsWith("Exif\0"u8) && content.Length > 6)
                return OfTiff(content[6..]);
            position += length + 2;
        }

        return AsStored;
    }

    /// <summary>The orientation in a TIFF directory.</summary>
    /// <param name="tiff">The data, from the two bytes of its byte order.</param>
    /// <returns>1 to 8; 1, as stored, if nothing else is said.</returns>
    public static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        bool isBigEndian = tiff.StartsWith("MM\0*"u8);
        if (tiff.Length < 8 || !(isBigEndian || tiff.StartsWith("II*\0"u8)))
            return AsStored;
        uint directory = ReadUInt32(tiff[4..], isBigEndian);
        if (directory > tiff.Length - sizeof(ushort))
            return AsStored;
        var entries = tiff[((int)directory + sizeof(ushort))..];
        for (int left = ReadUInt16(tiff[(int)directory..], isBigEndian); left > 0 && entries.Length >= EntryLength; left--)
        {
            if (ReadUInt16(entries, isBigEndian) == OrientationTag)
                return Value(entries, isBigEndian);
            entries = entries[EntryLength..];
        }

        return AsStored;
    }

    private static int Value(ReadOnlySpan<byte> entry, bool isBigEndian)
    {
        ushort type = ReadUInt16(entry[2..], isBigEndian);
        uint count = ReadUInt32(entry[4..], isBigEndian);
        uint value = type == Short ? ReadUInt16(entry[8..], isBigEndian) : ReadUInt32(entry[8..], isBigEndian);
        return type is Short or Long && count == 1 && value is >= 1 and <= 8 ? (int)value : AsStored;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}

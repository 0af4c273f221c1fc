namespace StaticNet.Data;

/// <summary>Turns images upright that are stored as a camera was held: the eight orientations of EXIF.</summary>
internal static class ImageOrientation
{
    /// <summary>Turns an image.</summary>
    /// <param name="image">The image as it is stored.</param>
    /// <param name="orientation">
    /// 1 as stored, 2 mirrored left to right, 3 by 180°, 4 mirrored top to bottom, 5 mirrored at the falling diagonal, 6 by 90° clockwise,
    /// 7 mirrored at the rising diagonal, 8 by 90° counterclockwise.
    /// </param>
    /// <returns>The image upright; rows and columns are exchanged by 5 to 8.</returns>
    public static DecodedImage Apply(DecodedImage image, int orientation)
    {
        if (orientation == 1)
            return image;
        bool isTurned = orientation >= 5;
        int width = isTurned ? image.Height : image.Width, height = isTurned ? image.Width : image.Height;

        // Where a pixel of the new image was, each axis perhaps from the other end.
        bool isColumnReversed = orientation is 2 or 3 or 7 or 8, isRowReversed = orientation is 3 or 4 or 6 or 7;
        byte[] pixels = new byte[image.Pixels.Length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int column = isTurned ? y : x, row = isTurned ? x : y;
                column = isColumnReversed ? image.Width - 1 - column : column;
                row = isRowReversed ? image.Height - 1 - row : row;
                image.Pixels.AsSpan(((row * image.Width) + column) * image.Channels, image.Channels)
                    .CopyTo(pixels.AsSpan(((y * width) + x) * image.Channels));
            }

        return new DecodedImage(width, height, image.Channels, pixels);
    }
}

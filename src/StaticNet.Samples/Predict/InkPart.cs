namespace StaticNet.Samples.Predict;

/// <summary>Ink that hangs together.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Count">Its pixels.</param>
/// <param name="TouchesBorder">Whether it goes on to the image's border.</param>
internal sealed record InkPart(InkBox Box, int Count, bool TouchesBorder)
{
    /// <summary>Finds the parts; pixels that meet at a corner hang together.</summary>
    /// <param name="isInk"><c>[height, width]</c></param>
    /// <param name="width">The columns.</param>
    /// <param name="height">The rows.</param>
    public static List<InkPart> Find(bool[] isInk, int width, int height)
    {
        var parts = new List<InkPart>();
        bool[] isFound = new bool[isInk.Length];
        for (int place = 0; place < isInk.Length; place++)
            if (isInk[place] && !isFound[place])
                parts.Add(Follow(isInk, isFound, place, width, height));
        return parts;
    }

    private static InkPart Follow(bool[] isInk, bool[] isFound, int first, int width, int height)
    {
        var box = new InkBox(first % width, first / width, 1, 1);
        int count = 0;
        var open = new Stack<int>([first]);
        isFound[first] = true;
        while (open.TryPop(out int place))
        {
            int x = place % width, y = place / width;
            box = box.Around(new InkBox(x, y, 1, 1));
            count++;
            for (int row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
                for (int column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                {
                    int next = (row * width) + column;
                    if (!isInk[next] || isFound[next])
                        continue;
                    isFound[next] = true;
                    open.Push(next);
                }
        }

        bool touches = box.Left == 0 || box.Top == 0 || box.Left + box.Width == width || box.Top + box.Height == height;
        return new InkPart(box, count, touches);
    }
}

using System.Globalization;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Recurrences that go on from window to window, drawn by a seed, and the same ones over all windows at once.</summary>
internal sealed class RandomWindows
{
    private readonly string _layers;

    /// <summary>Draws.</summary>
    /// <param name="seed">Decides everything.</param>
    public RandomWindows(int seed)
    {
        var random = new Random(seed);
        Steps = random.Next(1, 7);
        Windows = random.Next(2, 5);
        Features = random.Next(1, 20);
        Samples = random.Next(1, 14);
        var layers = new List<string>();
        int count = random.Next(1, 4);
        for (int layer = 0; layer < count; layer++)
        {
            string kind = new[] { "Rnn", "Lstm", "Gru" }[random.Next(3)];
            string activation = kind == "Rnn" ? new[] { "", ", Activation = RnnActivation.Relu", ", Activation = RnnActivation.Sigmoid" }[random.Next(3)] : "";
            string above = random.Next(3) == 0 ? ", Layers = 2" : "";
            layers.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}({random.Next(1, 40)}{activation}{above}STATEFUL)"));
            if (random.Next(3) == 0)
                layers.Add("Tanh");
        }

        _layers = string.Join(", ", layers);
    }

    /// <summary>The steps of a window.</summary>
    public int Steps { get; }

    /// <summary>The windows of a sequence.</summary>
    public int Windows { get; }

    /// <summary>The features of a step.</summary>
    public int Features { get; }

    /// <summary>The sequences.</summary>
    public int Samples { get; }

    /// <summary>Declares the network of windows.</summary>
    /// <param name="name">Its name.</param>
    public string Declare(string name) => Declare(name, Steps, ", Stateful = true");

    /// <summary>Declares the network of whole sequences.</summary>
    /// <param name="name">Its name.</param>
    public string DeclareWhole(string name) => Declare(name, Windows * Steps, "");

    private string Declare(string name, int steps, string option) => string.Create(
        CultureInfo.InvariantCulture,
        $"[Network({steps}, {Features}), {_layers.Replace("STATEFUL", option, StringComparison.Ordinal)}, Dense(3), MeanSquaredError, ClipGradientNorm(1f)]\npublic partial class {name};\n");
}

using StaticNet.Tests.Lengths;
using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Draws networks of recurrences over sequences that may be shorter.</summary>
/// <param name="seed">Decides everything.</param>
internal sealed class RandomSequence(int seed)
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 8, 15, 16, 17, 20, 32, 33];

    private readonly int _steps = 1 + new Random(seed).Next(6);

    /// <summary>Creates its layers, of which each network needs its own.</summary>
    public ScalarLayer[] Layers()
    {
        var random = new Random(seed);
        var layers = new List<ScalarLayer>();
        for (int part = random.Next(2); part < 3; part++)
            layers.AddRange(random.Next(4) switch
            {
                0 => [new ScalarDense(Size(random)), new ScalarTanh()],
                1 => [new ScalarDense(Size(random)), new ScalarSigmoid()],
                _ => [Recurrent(random, last: false)],
            });
        layers.Add(Recurrent(random, last: random.Next(2) == 0));
        layers.Add(new ScalarDense(2 + random.Next(4)));
        return [.. layers];
    }

    /// <summary>Creates its loss.</summary>
    public ScalarLoss Loss() => seed % 2 == 0 ? new ScalarSoftmaxCrossEntropy() : new ScalarMeanSquaredError();

    /// <summary>The network as an annotated C# class.</summary>
    /// <param name="className">The name of the class.</param>
    public string Declare(string className)
    {
        string source = new ScalarNetwork([_steps, 1 + (seed % 19)], Layers(), Loss()).Declare(className);
        int end = source.IndexOf(')', StringComparison.Ordinal);
        return source.Insert(end, ", Lengths = true");
    }

    /// <summary>What it is compared with.</summary>
    /// <param name="generated">The network that was made of it.</param>
    public LengthCase CaseOf(GeneratedNetwork generated) => new(generated, _ => Layers(), Loss);

    private static ScalarRecurrent Recurrent(Random random, bool last) => new(
        random.Next(4) switch { 0 => new ScalarRnnCell(), 1 => new ScalarRnnCell(isSigmoid: true), 2 => new ScalarLstmCell(), _ => new ScalarGruCell() },
        Size(random), 1 + random.Next(2), random.Next(2) == 0, last);

    private static int Size(Random random) => Sizes[random.Next(Sizes.Length)];
}

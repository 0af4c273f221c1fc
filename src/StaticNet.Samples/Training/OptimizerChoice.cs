namespace StaticNet.Samples.Training;

/// <summary>The optimizers that can be chosen by name.</summary>
internal static class OptimizerChoice
{
    private const float NesterovMomentum = 0.9f;

    /// <summary>The names, the default first.</summary>
    public static string[] Names { get; } = ["adam", "sgd", "nesterov"];

    /// <summary>Makes an optimizer.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="learningRate">Its learning rate.</param>
    /// <exception cref="ArgumentException">There is no such optimizer.</exception>
    public static Optimizer Create(string name, float learningRate) => name switch
    {
        "adam" => new Adam(learningRate),
        "sgd" => new Sgd(learningRate),
        "nesterov" => new Sgd(learningRate, NesterovMomentum, nesterov: true),
        _ => throw new ArgumentException($"There is no optimizer '{name}', but {string.Join(", ", Names)}.", nameof(name)),
    };
}

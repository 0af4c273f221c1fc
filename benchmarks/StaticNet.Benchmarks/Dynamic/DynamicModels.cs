namespace StaticNet.Benchmarks.Dynamic;

/// <summary>The networks of the timing cases, built at run time.</summary>
internal static class DynamicModels
{
    /// <summary>784-128-64-10 with ReLU.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    public static DynamicNetwork MlpMnist(int batchCapacity) =>
        new DynamicNetwork(784, batchCapacity).Dense(128).Relu().Dense(64).Relu().Dense(10);

    /// <summary>4-32-32-2 with tanh.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    public static DynamicNetwork MlpTiny(int batchCapacity) =>
        new DynamicNetwork(4, batchCapacity).Dense(32).Tanh().Dense(32).Tanh().Dense(2);

    /// <summary>1024-1024-1024-10 with ReLU.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    public static DynamicNetwork MlpWide(int batchCapacity) =>
        new DynamicNetwork(1024, batchCapacity).Dense(1024).Relu().Dense(1024).Relu().Dense(10);

    /// <summary>31 × 64 with tanh, and 10.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    public static DynamicNetwork Deep32(int batchCapacity)
    {
        var network = new DynamicNetwork(64, batchCapacity);
        for (int layer = 0; layer < 31; layer++)
            network.Dense(64).Tanh();
        return network.Dense(10);
    }

    /// <summary>LeNet-5 on images of 28×28, with ReLU and max pooling.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    public static DynamicNetwork Lenet5(int batchCapacity) =>
        new DynamicNetwork(new ImageShape(1, 28, 28), batchCapacity)
            .Convolution(6, kernel: 5, padding: 2).Relu().MaxPool()
            .Convolution(16, kernel: 5, padding: 0).Relu().MaxPool()
            .Dense(120).Relu().Dense(84).Relu().Dense(10);
}

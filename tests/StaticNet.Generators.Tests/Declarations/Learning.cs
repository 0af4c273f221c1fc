using Xunit;

namespace StaticNet.Generators.Tests.Declarations;

/// <summary>One step of training, to show that a compiled network works.</summary>
internal static class Learning
{
    /// <summary>Fails unless a step down the gradient lowers the loss.</summary>
    /// <param name="type">A network of three inputs with two classes.</param>
    public static void AssertLearns(Type type)
    {
        const int BatchCapacity = 4;
        var network = (INetwork)Activator.CreateInstance(type, 1UL, BatchCapacity, 1)!;
        float[] inputs = [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0];
        int[] labels = [0, 1, 1, 0];

        float before = network.ComputeGradients(inputs, labels).Loss;
        for (int i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] -= 0.1f * network.Gradients[i];

        Assert.True(network.Evaluate(inputs, labels, new float[8]) < before);
    }
}

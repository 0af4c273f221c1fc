namespace StaticNet.Benchmarks.Dynamic;

/// <summary>A layer whose shape is known at run time. Batches are row-major, a sample a row.</summary>
internal interface ILayer
{
    /// <summary>The values of a sample that go in.</summary>
    int InputLength { get; }

    /// <summary>The values of a sample that come out.</summary>
    int OutputLength { get; }

    /// <summary>What is trained; weights before bias.</summary>
    IEnumerable<Parameter> Parameters { get; }

    /// <summary>Computes the outputs.</summary>
    /// <param name="inputs"><c>[batch, InputLength]</c></param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Computes the gradients of the parameters and of the inputs.</summary>
    /// <param name="inputs"><c>[batch, InputLength]</c>, what went in.</param>
    /// <param name="outputs"><c>[batch, OutputLength]</c>, what came out.</param>
    /// <param name="outputGradients"><c>[batch, OutputLength]</c></param>
    /// <param name="inputGradients">Receives <c>[batch, InputLength]</c>, or is empty if nobody wants them.</param>
    void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, ReadOnlySpan<float> outputGradients, Span<float> inputGradients);
}

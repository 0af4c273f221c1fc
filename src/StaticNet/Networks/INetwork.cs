using System.ComponentModel;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// A network compiled at build time. The generator implements this on every class with a <see cref="NetworkAttribute"/>;
/// the class itself has the same members with its own target type.
/// </summary>
/// <remarks>
/// The class itself has members typed for its inputs, outputs and targets; these are for code that knows no certain network, such as a trainer. Outputs are the samples of
/// each output as a block, one block after the other. An instance owns its parameters, gradients and buffers and serves one thread at a time: a call that meets another one
/// throws. For more threads, the class's <c>CreateReader</c> gives each an instance with buffers of its own on the same parameters. No
/// member but the constructor allocates, except that the first pass shared among workers starts their threads
/// and that initializing orthogonal matrices takes space for them.
/// <para>
/// Workers share a pass, and the step of an optimizer, where that is faster; results have the same bits for any number of
/// them. Disposing a network ends its threads; after it the passes throw, and parameters can still be read.
/// </para>
/// </remarks>
public interface INetwork : IDisposable
{
    /// <summary>The shapes, layers and parameters of the network's type.</summary>
    static abstract NetworkArchitecture Architecture { get; }

    /// <summary>
    /// The layers with their options and parameters, for what writes the network in another form, such as an export. It is built each time that it is asked for, and
    /// a trimmed program that doesn't ask hasn't got it.
    /// </summary>
    /// <exception cref="NotSupportedException">The network isn't generated and doesn't tell.</exception>
    static virtual LayerGraph Graph => throw new NotSupportedException(
        "This network isn't generated and doesn't tell what its layers compute. Declare its layers by attributes on a partial class, whose network does: weights of the same names go over by SaveWeights and LoadWeights.");

    /// <summary>The largest batch that this instance has buffers for.</summary>
    int BatchCapacity { get; }

    /// <summary>The threads that share the work, the calling one included: 1 unless the constructor was asked for more.</summary>
    int Workers => 1;

    /// <summary>The arrays and workers of a generated network, for the library; null for others.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkMemory? Memory => null;

    /// <summary>Every parameter in one array, padded as <see cref="NetworkArchitecture.Parameters"/> describes; padding is 0.</summary>
    Span<float> Parameters { get; }

    /// <summary>
    /// The gradient of every parameter, laid out like <see cref="Parameters"/>, before clipping by norm. Passes touch only the rows of an embedding that they use,
    /// the others being 0; once a caller has taken this, who may write to any of them, they clear whole tables.
    /// </summary>
    Span<float> Gradients { get; }

    /// <summary>
    /// What layers keep from batch to batch without training it, padded as <see cref="NetworkArchitecture.Statistics"/>
    /// describes; empty for networks without such layers. <c>ComputeGradients</c> moves them at its end, and only if the loss
    /// and every gradient are finite, so that bad numbers don't get into them.
    /// </summary>
    Span<float> Statistics => [];

    /// <summary>
    /// Where training is in its random numbers, such as those of dropout: the seed, and the passes of <see cref="ComputeGradients"/>
    /// completed. A checkpoint keeps it and a resumed run sets it; setting an earlier one draws the same masks again.
    /// Networks that aren't generated have none and ignore it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    TrainingPosition TrainingPosition
    {
        get => Memory?.TrainingPosition ?? default;
        set
        {
            if (Memory is { } memory)
                memory.TrainingPosition = value;
        }
    }

    /// <summary>
    /// Sets every parameter and statistic to its initial value, a function of the seed and the architecture alone, states that layers carry from window to window
    /// (<see cref="RecurrentAttribute.Stateful"/>) to 0, and <see cref="TrainingPosition"/> to the seed's first step.
    /// </summary>
    /// <param name="seed">The seed.</param>
    void Initialize(ulong seed);

    /// <summary>
    /// Computes the outputs of samples in inference mode. A generated network takes any number of samples, more than its capacity in
    /// batches, to the same bits. One sample of a small generated network is computed in memory of its own: such calls may overlap each
    /// other.
    /// </summary>
    /// <param name="batch">The inputs, finite.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    /// <exception cref="ArgumentException">A length or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network, or its weights have changed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    void Predict(in Batch batch, Span<float> outputs);

    /// <summary>
    /// Computes the outputs of samples of a network with one input, of values, in inference mode. Of a network with one output it is the class's own member, and so as fast
    /// for one sample of a small network.
    /// </summary>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    /// <exception cref="ArgumentException">A length or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network, or its weights have changed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => Predict(new Batch(inputs), outputs);

    /// <summary>Computes the outputs of a batch and their loss in inference mode.</summary>
    /// <param name="batch">The inputs, finite, the targets, and what samples weigh.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    float Evaluate(in Batch batch, Span<float> outputs);

    /// <summary>
    /// Runs the forward and the backward pass of a batch in training mode and leaves the gradients in
    /// <see cref="Gradients"/>. Parameters don't change.
    /// </summary>
    /// <param name="batch">The inputs, finite, the targets, and what samples weigh.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    GradientResult ComputeGradients(in Batch batch);

    /// <summary>
    /// Computes the outputs of a batch in training mode, for a loss of the caller's: what a network without a loss of its own has instead of
    /// <see cref="ComputeGradients"/>. <see cref="Backward"/> goes on from it.
    /// </summary>
    /// <param name="batch">The inputs, finite.</param>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>; of several outputs the batch of each, one after the other.</param>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing was written.</exception>
    /// <exception cref="NotSupportedException">The network has a loss of its own.</exception>
    void Forward(in Batch batch, Span<float> outputs) =>
        throw new NotSupportedException("This network has a loss of its own: call ComputeGradients.");

    /// <summary>
    /// Runs the backward pass of the batch that <see cref="Forward"/> has just computed and leaves the gradients in <see cref="Gradients"/>.
    /// </summary>
    /// <param name="outputGradients">The gradient of the loss by each output, laid out like the outputs.</param>
    /// <param name="loss">The loss, which the result tells to policies and reports.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clips them.</returns>
    /// <exception cref="ArgumentException">The length is another than that of the outputs.</exception>
    /// <exception cref="InvalidOperationException">The last pass was no call of <see cref="Forward"/>, or the weights have changed since.</exception>
    /// <exception cref="NotSupportedException">The network has a loss of its own.</exception>
    GradientResult Backward(ReadOnlySpan<float> outputGradients, float loss) =>
        throw new NotSupportedException("This network has a loss of its own: call ComputeGradients.");

    /// <summary>
    /// Copies the outputs that the last call of <see cref="ComputeGradients"/> has computed, in training mode. They stay until another pass
    /// overwrites them.
    /// </summary>
    /// <param name="outputs">Receives <c>[batch, OutputLength]</c>, of its batch.</param>
    /// <exception cref="ArgumentException">The length is another; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The last pass was no training pass, or another call uses the network, or it is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    /// <exception cref="NotSupportedException">The network isn't generated and doesn't keep them.</exception>
    void CopyTrainingOutputs(Span<float> outputs) => throw new NotSupportedException("This network keeps no outputs of training passes.");
}

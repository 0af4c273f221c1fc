namespace StaticNet;

/// <summary>
/// A recurrence over the steps of a sequence. Input <c>[steps, features]</c>; output <c>[steps, units]</c>, or <c>[units]</c> with <see cref="StaticNet.Steps.Last"/>; with
/// <see cref="Bidirectional"/> twice the units, forward ones first.
/// </summary>
/// <param name="units">The units of the state, positive.</param>
/// <remarks>
/// Parameters of layer k, with the suffix <c>_reverse</c> for the direction from the last step to the first, are PyTorch's: <c>weight_ih_lk</c> <c>[gates · units, features]</c>,
/// <c>weight_hh_lk</c> <c>[gates · units, units]</c>, <c>bias_ih_lk</c> and <c>bias_hh_lk</c> <c>[gates · units]</c>. A sum starts from <c>bias_ih</c> and adds inputs in ascending order, then
/// <c>bias_hh</c>, then states in ascending order, with fused multiply-add; a weight's gradient adds samples, of each its steps, in ascending order; that of a state gates and units.
/// So results depend on neither workers nor vector width. Workers share samples. Where samples have lengths (<see cref="NetworkAttribute.Lengths"/>), steps beyond one leave the
/// state as it was and give 0, and the direction from the last step to the first begins at the last one that a sample has: PyTorch's packed sequences.
/// </remarks>
public abstract class RecurrentAttribute(int units) : LayerAttribute
{
    /// <summary>The units of the state.</summary>
    public int Units { get; } = units;

    /// <summary>The recurrences above each other, each of which reads all states of the one below; positive. Default 1.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether each layer has another recurrence, from the last step to the first, whose states stand behind those of the other. Default <see langword="false"/>.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>The states that it makes. Default <see cref="StaticNet.Steps.All"/>.</summary>
    public Steps Steps { get; init; } = Steps.All;

    /// <summary>
    /// The name of the value that is the state before the first step, made above (<see cref="InputAttribute"/>, <see cref="TapAttribute"/>): <c>[units]</c>, or
    /// <c>[layers · directions, units]</c> where there are several, layer by layer, forward first. Default <see langword="null"/>: 0.
    /// </summary>
    public string? InitialState { get; init; }

    /// <summary>
    /// Whether a window goes on in training from the state, of an LSTM also the cell, that the window before has ended with: truncated backpropagation through time (Williams
    /// and Peng 1990; Keras' <c>stateful</c>). Default <see langword="false"/>: each begins at 0. Not with <see cref="Bidirectional"/> or a given initial state.
    /// </summary>
    /// <remarks>
    /// Sample i of a batch goes on from sample i of the batch before, so a long sequence is cut into windows that come at one place of the batch, in their order
    /// (<see cref="TokenWindows.Parallel"/> does that with a text; <see cref="Trainer{TNetwork}.Shuffles"/> is false). The gradient ends where the window begins. Places that a smaller batch doesn't have
    /// keep their states. With lengths a sample's state is that behind its last step. What windows make forward has the bits of one window over the whole sequence.
    /// <para>
    /// States begin at 0, and nothing sets them back but <c>ResetState</c> of the network, <c>Initialize</c>, and <see cref="Trainer{TNetwork}.ResetsState"/> where it is asked for.
    /// They move when a training pass is accepted: one whose loss, gradient, statistics or states aren't finite leaves them, and so does a step that a trainer's policy rejects; a rollback
    /// brings back those that belong to the weights. A trainer's state holds them, <c>[capacity, units]</c> each; files of weights don't.
    /// </para>
    /// <para>
    /// A trainer's evaluation, and so the validation of <c>Fit</c>, carries states too where its samples are windows of sequences (<see cref="ISampleSource.Sequences"/>, as those of
    /// <see cref="TokenWindows.Parallel"/>): its first windows begin at 0, each other one where the one before has ended, and the loss is that of a stream over each sequence. These states are the
    /// evaluation's own; those of training stay as they are. Keras' <c>evaluate</c> begins with what training has left instead, and leaves training what it ends with.
    /// </para>
    /// <para>
    /// Samples that stand alone, and the batches of <c>Predict</c> and <c>Evaluate</c> of the network and its readers, begin at 0 each and leave the states alone, so that a sample's outputs are its
    /// own. Long sequences are inferred by <c>OpenStream</c>, whose streams keep states of their own.
    /// </para>
    /// </remarks>
    public bool Stateful { get; init; }

    /// <summary>
    /// How the weights start, each gate alone. Default <see cref="Initializer.Auto"/>: those of inputs <see cref="Initializer.XavierUniform"/>, those of states
    /// <see cref="Initializer.Orthogonal"/>. <see cref="Initializer.PyTorch"/>: all weights and biases uniform in ±1/√units. <see cref="Initializer.Identity"/> is for states alone.
    /// </summary>
    public Initializer Init { get; init; } = Initializer.Auto;

    /// <summary>A factor on the initial weights, positive and finite. Default 1. The initializers of fixed values and <see cref="Initializer.PyTorch"/> take none.</summary>
    public float InitGain { get; init; } = 1f;

    /// <summary>The weights' value with <see cref="Initializer.Constant"/>, finite. Default 0.</summary>
    public float InitValue { get; init; }

    /// <summary>The fan that He's and LeCun's initializers count, PyTorch's <c>mode</c>. Default <see cref="InitializerFan.In"/>.</summary>
    public InitializerFan InitFan { get; init; } = InitializerFan.In;
}

using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>What is generated for a graph, to be read.</summary>
public sealed class GraphSourcesTests
{
    /// <summary>Two inputs, a block with parameters of its own and one that shares them, an output with a loss and one with another.</summary>
    [Fact]
    public void Sources_Graph_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Block]
        [Tap("x"), Dense(4), Add("x")]
        public class Residual;

        [Network]
        [Input("left", 2, 3), Flatten, Dense(4), Tap("seen")]
        [Input("right", 4), Use<Residual>(Name = "First"), Use<Residual>(SharedWith = "First"), Concat("seen"), Tap("trunk")]
        [Dense(2), SoftmaxCrossEntropy(Name = "kind", Weight = 0.5f)]
        [From("trunk"), Dense(1), MeanSquaredError(Name = "worth")]
        public partial class Branched;
        """));

    /// <summary>An input of integers.</summary>
    [Fact]
    public void Sources_Tokens_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(Tokens = 3, Vocabulary = 5)]
        [Embedding(4, PaddingIndex = 0), Flatten, Dense(5)]
        [SoftmaxCrossEntropy]
        public partial class NextWord;
        """));

    /// <summary>Sequences of which some are shorter: inputs that are copied within lengths, outputs that are cleared beyond them, a pool that counts steps.</summary>
    [Fact]
    public void Sources_Lengths_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(3, 2, Lengths = true)]
        [Dense(4), Tanh, Tap("steps"), Dense(2), SoftmaxCrossEntropy(Name = "tags")]
        [From("steps"), GlobalAvgPool(OverSteps = true), Dense(1), MeanSquaredError(Name = "level")]
        public partial class Shorter;
        """));

    /// <summary>A recurrence over four steps, of which the last state is read.</summary>
    [Fact]
    public void Sources_Recurrence_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4, 3)]
        [Gru(5, Steps = Steps.Last), Dense(2)]
        [SoftmaxCrossEntropy]
        public partial class Remembered;
        """));

    /// <summary>A recurrence over sequences that may be shorter: what its cells do of a step that a sample doesn't have.</summary>
    [Fact]
    public void Sources_RecurrenceOfLengths_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4, 3, Lengths = true)]
        [Rnn(5), GlobalAvgPool(OverSteps = true)]
        [MeanSquaredError]
        public partial class Recalled;
        """));

    /// <summary>A recurrence that a stream goes through step by step.</summary>
    [Fact]
    public void Sources_Stream_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4, 3)]
        [Rnn(5), Dense(2)]
        [MeanSquaredError]
        public partial class Sampled;
        """));

    /// <summary>Attention that a stream goes through step by step, within a window.</summary>
    [Fact]
    public void Sources_AttentionStream_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4, 6)]
        [PositionEmbedding, SelfAttention(Heads = 1, Causal = true, Rotary = true)]
        [MeanSquaredError]
        public partial class Told;
        """));

    /// <summary>Images: a convolution with a border, its maximum, and a transposed convolution back to what it read.</summary>
    [Fact]
    public void Sources_Images_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4, 6, 6)]
        [Conv2D(8, 3, Padding = 1), Relu, MaxPool(2)]
        [ConvTranspose2D(4, 2, Stride = 2)]
        [MeanSquaredError]
        public partial class Restored;
        """));

    /// <summary>A network without a loss of its own.</summary>
    [Fact]
    public void Sources_CallersLoss_MatchSnapshot() => Snapshot.Match(GeneratorRun.OfValid("""
        using StaticNet;

        [Network(4)]
        [Dense(4), Relu, Output("y")]
        public partial class Lossless;
        """));
}

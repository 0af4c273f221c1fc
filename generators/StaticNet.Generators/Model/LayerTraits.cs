using StaticNet.Generators.Kinds.Regularization;

namespace StaticNet.Generators.Model;

/// <summary>
/// What the design lints know of a layer. A kind states its own, so that a lint asks for a property and never for a kind.
/// </summary>
[Flags]
internal enum LayerTraits
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>It has trained weights that mix its inputs.</summary>
    Weights = 1 << 0,

    /// <summary>It adds a trained bias to each output.</summary>
    Bias = 1 << 1,

    /// <summary>Its slope is below 1 and goes to 0 on both sides.</summary>
    Saturating = 1 << 2,

    /// <summary>It is zero, or nearly, for one sign of its input and keeps the other.</summary>
    Rectifying = 1 << 3,

    /// <summary>It brings its inputs to mean 0 or to length 1.</summary>
    Normalizing = 1 << 4,

    /// <summary>It normalizes with statistics of the batch.</summary>
    BatchStatistics = 1 << 5,

    /// <summary>It drops inputs at random.</summary>
    Dropout = 1 << 6,

    /// <summary>Its outputs are probabilities.</summary>
    Probabilities = 1 << 7,

    /// <summary>It keeps mean 0 and variance 1 of its inputs by itself, if weights have the variance 1/fanIn.</summary>
    SelfNormalizing = 1 << 8,

    /// <summary>It mixes the values of the last axis alone.</summary>
    LastAxis = 1 << 9,

    /// <summary>It takes the largest or the mean of neighbours.</summary>
    Pooling = 1 << 10,

    /// <summary>It makes a sequence: rows of features, and no image.</summary>
    Sequence = 1 << 11,

    /// <summary>It carries a state from step to step, and the gradient back, by the same weights.</summary>
    Recurrence = 1 << 12,

    /// <summary>It rectifies the state that it carries.</summary>
    RectifiedState = 1 << 13,
}

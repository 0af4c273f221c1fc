namespace StaticNet.Tests.Scalar;

/// <summary>A recurrent cell written for reading: a step, and its gradient. Rows of sums are gate by gate.</summary>
internal abstract class ScalarCell
{
    /// <summary>The gates.</summary>
    public abstract int Gates { get; }

    /// <summary>The layer as a C# attribute, without its options: <c>Lstm</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What stands behind the units in the attribute: <c>, Activation = RnnActivation.Relu</c>.</summary>
    public virtual string Options => "";

    /// <summary>The state and the cell behind a step.</summary>
    /// <param name="a">What the inputs make of each gate.</param>
    /// <param name="s">What the state before makes of each gate.</param>
    /// <param name="h">The state before.</param>
    /// <param name="c">The cell before.</param>
    public abstract (double[] H, double[] C) Step(double[] a, double[] s, double[] h, double[] c);

    /// <summary>The gradients by what a step was given.</summary>
    /// <param name="a">What the inputs make of each gate.</param>
    /// <param name="s">What the state before makes of each gate.</param>
    /// <param name="h">The state before.</param>
    /// <param name="c">The cell before.</param>
    /// <param name="dh">The gradient by the state behind.</param>
    /// <param name="dc">The gradient by the cell behind.</param>
    public abstract (double[] A, double[] S, double[] H, double[] C) Gradient(double[] a, double[] s, double[] h, double[] c, double[] dh, double[] dc);

    /// <summary>How far a step is from a point where its derivative jumps.</summary>
    /// <param name="a">What the inputs make of each gate.</param>
    /// <param name="s">What the state before makes of each gate.</param>
    public virtual double KinkDistance(double[] a, double[] s) => double.PositiveInfinity;

    /// <summary>1/(1 + e⁻ˣ).</summary>
    protected static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

namespace StaticNet.Tests.Scalar;

/// <summary><c>y = x</c> for x &gt; 0, else <c>slope · x</c>, with one slope or one a feature.</summary>
/// <param name="perChannel">Whether each feature has a slope.</param>
/// <param name="ofChannels">Whether features are the channels of images or signals.</param>
internal sealed class ScalarPRelu(bool perChannel = false, bool ofChannels = false) : ScalarLayer
{
    public override ScalarAxis Axis => ofChannels ? ScalarAxis.Channels : ScalarAxis.Last;

    public override string Declaration => perChannel ? "PRelu(PerChannel = true)" : "PRelu";

    public override double[][] Forward(double[][] inputs) =>
        Array.ConvertAll(inputs, row => row.Select((x, i) => x > 0 ? x : SlopeOf(i) * x).ToArray());

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] gradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            gradients[sample] = new double[inputs[sample].Length];
            for (int i = 0; i < inputs[sample].Length; i++)
            {
                double x = inputs[sample][i], dy = outputGradients[sample][i];
                gradients[sample][i] = x > 0 ? dy : SlopeOf(i) * dy;
                if (x <= 0)
                    Parameters[0].Gradients[perChannel ? i : 0] += x * dy;
            }
        }

        return gradients;
    }

    // A 0 is the exact result of what is below, the same in any arithmetic.
    public override double KinkDistance(double[][] inputs) =>
        inputs.SelectMany(row => row).Where(value => value != 0).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Min();

    protected override ScalarParameter[] CreateParameters() => [new ScalarParameter("Slope", perChannel ? InputShape[^1] : 1)];

    private double SlopeOf(int feature) => Parameters[0].Values[perChannel ? feature : 0];
}

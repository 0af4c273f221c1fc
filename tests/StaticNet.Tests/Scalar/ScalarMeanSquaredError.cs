namespace StaticNet.Tests.Scalar;

/// <summary>The mean of <c>(y − t)²</c> over every element of the batch.</summary>
internal sealed class ScalarMeanSquaredError : ScalarLoss
{
    public override string Declaration => "MeanSquaredError";

    public override bool TakesLabels => false;

    public override double Value(double[][] outputs, double[][] targets)
    {
        double total = 0;
        for (int sample = 0; sample < outputs.Length; sample++)
            for (int i = 0; i < outputs[sample].Length; i++)
                total += Math.Pow(outputs[sample][i] - targets[sample][i], 2);
        return total / (outputs.Length * outputs[0].Length);
    }

    public override double[][] Gradient(double[][] outputs, double[][] targets)
    {
        double[][] gradients = new double[outputs.Length][];
        for (int sample = 0; sample < outputs.Length; sample++)
        {
            gradients[sample] = new double[outputs[sample].Length];
            for (int i = 0; i < outputs[sample].Length; i++)
                gradients[sample][i] = 2 * (outputs[sample][i] - targets[sample][i]) / (outputs.Length * outputs[sample].Length);
        }

        return gradients;
    }
}

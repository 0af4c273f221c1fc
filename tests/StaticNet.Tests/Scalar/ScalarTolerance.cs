namespace StaticNet.Tests.Scalar;

/// <summary>How far the library may be from the scalar implementation, as absolute differences.</summary>
/// <param name="Outputs">For outputs.</param>
/// <param name="EvaluationLoss">For the loss in inference.</param>
/// <param name="Loss">For the loss in training.</param>
/// <param name="Gradients">For the gradient of each parameter.</param>
internal sealed record ScalarTolerance(double Outputs, double EvaluationLoss, double Loss, double[] Gradients)
{
    /// <summary>The numeric contract: this part of a tensor's largest magnitude.</summary>
    public const double PartOfLargest = 1e-5;

    /// <summary>The numeric contract, for networks and batches that are known to be well conditioned.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    public static ScalarTolerance Contract(ScalarNetwork network, ScalarBatch batch)
    {
        double loss = network.ComputeGradients(batch.Inputs, batch.Targets);
        return new ScalarTolerance(
            PartOfLargest * Largest(network.Infer(batch.Inputs)),
            PartOfLargest * Math.Abs(network.InferLoss(batch.Inputs, batch.Targets)),
            PartOfLargest * Math.Abs(loss),
            [.. network.Parameters.Select(parameter => PartOfLargest * TensorComparison.LargestMagnitude(parameter.Gradients))]);
    }

    /// <summary>
    /// The numeric contract, but nowhere less than what a unit in the last place of each parameter moves: for networks
    /// drawn at random, in which a sum can cancel (a bias gradient over a batch, say), so that its own magnitude says
    /// nothing about the rounding of its terms. Where layers subtract means such sums cancel by design (below a batch
    /// normalization the gradient of a bias is 0), so that the terms within layers are rounded as well.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="seed">The seed of the signs that parameters move by.</param>
    public static ScalarTolerance Conditioned(ScalarNetwork network, ScalarBatch batch, int seed)
    {
        // Rounding happens at every operation, not once a parameter: a few times what the parameters alone cause.
        const double Operations = 8;

        var contract = Contract(network, batch);
        double[][] outputs = network.Infer(batch.Inputs);
        double evaluationLoss = network.InferLoss(batch.Inputs, batch.Targets);
        double loss = network.Loss(batch.Inputs, batch.Targets);
        double[][] gradients = [.. network.Parameters.Select(parameter => (double[])parameter.Gradients.Clone())];

        double[][] parameters = [.. network.Parameters.Select(parameter => (double[])parameter.Values.Clone())];
        var random = new Random(seed);
        foreach (var parameter in network.Parameters)
            for (int i = 0; i < parameter.Values.Length; i++)
                parameter.Values[i] *= 1 + (random.Next(2) == 0 ? -1 : 1) * Math.ScaleB(1, -23);

        double[][] movedOutputs = network.Infer(batch.Inputs);
        double movedEvaluationLoss = network.InferLoss(batch.Inputs, batch.Targets);
        network.Rounding = network.HasCancellingSums ? random : null;
        double movedLoss = network.ComputeGradients(batch.Inputs, batch.Targets);
        network.Rounding = null;
        double[] moved = network.Parameters.Select((parameter, p) => LargestDifference(parameter.Gradients, gradients[p])).ToArray();

        for (int p = 0; p < parameters.Length; p++)
            parameters[p].CopyTo(network.Parameters[p].Values, 0);
        return new ScalarTolerance(
            Math.Max(contract.Outputs, Operations * outputs.Zip(movedOutputs, LargestDifference).Max()),
            Math.Max(contract.EvaluationLoss, Operations * Math.Abs(movedEvaluationLoss - evaluationLoss)),
            Math.Max(contract.Loss, Operations * Math.Abs(movedLoss - loss)),
            [.. contract.Gradients.Select((allowance, p) => Math.Max(allowance, Operations * moved[p]))]);
    }

    private static double Largest(double[][] rows) => rows.Max(row => TensorComparison.LargestMagnitude(row));

    private static double LargestDifference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}

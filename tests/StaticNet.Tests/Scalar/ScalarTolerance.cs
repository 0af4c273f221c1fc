namespace StaticNet.Tests.Scalar;

/// <summary>How far the library may be from the scalar implementation, as absolute differences.</summary>
/// <param name="Outputs">For outputs.</param>
/// <param name="EvaluationLoss">For the loss in inference.</param>
/// <param name="Loss">For the loss in training.</param>
/// <param name="Gradients">For the gradient of each parameter.</param>
/// <param name="Statistics">For each statistic after a training pass.</param>
internal sealed record ScalarTolerance(double Outputs, double EvaluationLoss, double Loss, double[] Gradients, double[] Statistics)
{
    /// <summary>The numeric contract: this part of a tensor's largest magnitude.</summary>
    public const double PartOfLargest = 1e-5;

    /// <summary>The numeric contract, for networks and batches that are known to be well conditioned.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    public static ScalarTolerance Contract(ScalarNetwork network, ScalarBatch batch)
    {
        double loss = network.ComputeGradients(batch.Inputs, batch.Targets);
        var (outputs, evaluationLoss) = network.Infer(batch.Inputs, batch.Targets);
        return Contract(network, outputs, evaluationLoss, loss, network.MovedStatistics(batch.Inputs, batch.Targets));
    }

    /// <summary>
    /// The numeric contract, but nowhere less than what a unit in the last place of each parameter moves: for networks
    /// drawn at random, in which a sum can cancel (a bias gradient over a batch, say), so that its own magnitude says
    /// nothing about the rounding of its terms. Where layers subtract means such sums cancel by design (below a batch
    /// normalization the gradient of a bias is 0), so that what layers store and subtract is rounded as well; likewise where
    /// layers take the scale out of samples.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="seed">The seed of the signs that parameters move by.</param>
    public static ScalarTolerance Conditioned(ScalarNetwork network, ScalarBatch batch, int seed)
    {
        // Rounding happens at every operation, not once a parameter: a few times what the parameters alone cause.
        const double Operations = 8;

        double loss = network.ComputeGradients(batch.Inputs, batch.Targets);
        var (outputs, evaluationLoss) = network.Infer(batch.Inputs, batch.Targets);
        double[][] statistics = network.MovedStatistics(batch.Inputs, batch.Targets);
        var contract = Contract(network, outputs, evaluationLoss, loss, statistics);
        double[][] gradients = [.. network.Parameters.Select(parameter => (double[])parameter.Gradients.Clone())];

        // Of a few numbers one set of signs may happen to move little.
        int draws = network.RoundsDifferences ? 8 : 1;
        var random = new Random(seed);
        double movedOutputs = 0, movedEvaluationLoss = 0, movedLoss = 0;
        double[] movedGradients = new double[gradients.Length], movedStatistics = new double[statistics.Length];
        for (int draw = 0; draw < draws; draw++)
        {
            double[][] parameters = Move(network, random);
            var inferred = network.Infer(batch.Inputs, batch.Targets);
            movedOutputs = Math.Max(movedOutputs, outputs.Zip(inferred.Outputs, LargestDifference).Max());
            movedEvaluationLoss = Math.Max(movedEvaluationLoss, Math.Abs(inferred.Loss - evaluationLoss));
            network.Rounding = network.RoundsDifferences ? random : null;
            movedLoss = Math.Max(movedLoss, Math.Abs(network.ComputeGradients(batch.Inputs, batch.Targets) - loss));
            double[][] moved = network.MovedStatistics(batch.Inputs, batch.Targets);
            for (int s = 0; s < statistics.Length; s++)
                movedStatistics[s] = Math.Max(movedStatistics[s], LargestDifference(statistics[s], moved[s]));
            network.Rounding = null;
            for (int p = 0; p < gradients.Length; p++)
            {
                movedGradients[p] = Math.Max(movedGradients[p], LargestDifference(network.Parameters[p].Gradients, gradients[p]));
                parameters[p].CopyTo(network.Parameters[p].Values, 0);
            }
        }

        return new ScalarTolerance(
            Math.Max(contract.Outputs, Operations * movedOutputs),
            Math.Max(contract.EvaluationLoss, Operations * movedEvaluationLoss),
            Math.Max(contract.Loss, Operations * movedLoss),
            [.. contract.Gradients.Select((allowance, p) => Math.Max(allowance, Operations * movedGradients[p]))],
            [.. contract.Statistics.Select((allowance, s) => Math.Max(allowance, Operations * movedStatistics[s]))]);
    }

    private static ScalarTolerance Contract(ScalarNetwork network, double[][] outputs, double evaluationLoss, double loss, double[][] statistics) => new(
        PartOfLargest * Largest(outputs),
        PartOfLargest * Math.Abs(evaluationLoss),
        PartOfLargest * Math.Abs(loss),
        [.. network.Parameters.Select(parameter => PartOfLargest * TensorComparison.LargestMagnitude(parameter.Gradients))],
        [.. statistics.Select(statistic => PartOfLargest * TensorComparison.LargestMagnitude(statistic))]);

    /// <summary>Moves each parameter by a unit in its last place, up or down.</summary>
    /// <returns>The parameters before.</returns>
    private static double[][] Move(ScalarNetwork network, Random random)
    {
        double[][] before = [.. network.Parameters.Select(parameter => (double[])parameter.Values.Clone())];
        foreach (var parameter in network.Parameters)
            for (int i = 0; i < parameter.Values.Length; i++)
                parameter.Values[i] *= 1 + (random.Next(2) == 0 ? -1 : 1) * Math.ScaleB(1, -23);
        return before;
    }

    private static double Largest(double[][] rows) => rows.Max(row => TensorComparison.LargestMagnitude(row));

    private static double LargestDifference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}

namespace StaticNet.Tests.Budgets;

/// <summary>Calls each pass of networks that stand for all, once as a user's first step does, so that the JIT compiles it.</summary>
internal static class JitTierRun
{
    // Whole tiles of rows and a rest.
    private const int Samples = 11;

    public static string Compute()
    {
        double total = Step(new BudgetWide(batchCapacity: Samples), new Adam())
            + Step(new BudgetDeep(batchCapacity: Samples), new Sgd(0.01f))
            + Step(new BudgetDeepest(batchCapacity: Samples), new Sgd(0.01f))
            + Step(new BudgetValues(batchCapacity: Samples), new Sgd(0.01f, momentum: 0.9f, nesterov: true, weightDecay: 0.01f))
            + Step(new BudgetActivations(batchCapacity: Samples), new Sgd(0.01f))
            + Step(new BudgetNormalized(batchCapacity: Samples), new Adam())
            + Step(new BudgetDroppedOut(batchCapacity: Samples), new RAdam())
            + Step(new BudgetAdaptive(batchCapacity: Samples), new Lion())
            + Step(new BudgetOneOutput(batchCapacity: Samples), new Adam(amsGrad: true));
        return double.IsFinite(total) ? "finite" : "not finite";
    }

    private static double Step<TNetwork>(TNetwork network, Optimizer optimizer)
        where TNetwork : class, INetwork
    {
        var architecture = TNetwork.Architecture;
        float[] inputs = [.. Enumerable.Range(0, Samples * architecture.InputLength).Select(i => MathF.Sin(i))];
        float[] outputs = new float[Samples * architecture.OutputLength];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(i => i % architecture.OutputLength)];
        var targets = architecture.TargetKind == TargetKind.Labels ? new Targets(labels) : new Targets(new float[outputs.Length]);

        float loss = new Trainer<TNetwork>(network, optimizer).Step(inputs, targets).Loss;
        network.Predict(inputs, outputs);
        return loss + network.Evaluate(inputs, targets, outputs);
    }
}

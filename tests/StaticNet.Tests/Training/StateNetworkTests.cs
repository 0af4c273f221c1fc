using StaticNet.Tests.Files;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>What is said of a state of another network.</summary>
public sealed class StateNetworkTests
{
    [Fact]
    public void LoadState_OfOtherShapes_NamesTheTensorsAndBothShapes()
    {
        using var run = new ResumedRun();
        var state = run.Trainer.SaveState();
        var changed = StateCopy.Of(state, "network", static array => array, static _ => "LoopClassifier 0");
        changed = StateCopy.Of(changed, "network/dense1.weight", static _ => new float[63], static text => text);
        changed = StateCopy.Of(changed, "network/dense2.bias", static _ => null, static text => text);
        changed.Add<float>("network/dense3.weight", [2, 2], new float[4]);

        var error = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(changed));

        Assert.Contains("The state is of the network LoopClassifier 0; this trainer's is LoopClassifier ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'network/dense1.weight' of the state is [63], and [20, 3] here", error.Message, StringComparison.Ordinal);
        Assert.Contains("the state has no 'network/dense2.bias', which is [4] here", error.Message, StringComparison.Ordinal);
        Assert.Contains("the state has 'network/dense3.weight', which is [2, 2]; this network has no such tensor", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dense1.bias", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_OfAnotherDeclarationOrClassWithTheSameTensors_SaysSo()
    {
        using var run = new ResumedRun();
        var state = run.Trainer.SaveState();

        var declared = Assert.Throws<TrainingStateException>(
            () => run.Trainer.LoadState(StateCopy.Of(state, "network", static array => array, static _ => "LoopClassifier 0")));
        var renamed = Assert.Throws<TrainingStateException>(
            () => run.Trainer.LoadState(StateCopy.Of(state, "network", static array => array, static text => $"Old{text}")));

        Assert.Contains("The tensors are the same; kinds, names or options of layers, what they read, initializers or the loss differ.", declared.Message, StringComparison.Ordinal);
        Assert.Contains("Only the name of the class differs.", renamed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_OfAGraphWithTheFormerFingerprint_IsTaken()
    {
        using var network = new TappedBefore(seed: 1);
        using var other = new TappedBefore(seed: 2);
        var state = new Trainer<TappedBefore>(network, new Sgd(0.1f)).SaveState();
        string former = $"TappedBefore {TappedBefore.Architecture.UnlinkedFingerprint}";

        new Trainer<TappedBefore>(other, new Sgd(0.1f)).LoadState(StateCopy.Of(state, "network", static array => array, _ => former));

        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
        Assert.Equal($"TappedBefore {TappedBefore.Architecture.Fingerprint}", state.Texts["network"]);
    }

    [Fact]
    public void LoadState_OfAGraphWithOtherEdges_IsRefused()
    {
        using var network = new TappedBefore(seed: 1);
        using var other = new TappedBehind(seed: 2);
        var state = new Trainer<TappedBefore>(network, new Sgd(0.1f)).SaveState();
        var renamed = StateCopy.Of(state, "network", static array => array, static text => text.Replace("TappedBefore", "TappedBehind", StringComparison.Ordinal));

        var error = Assert.Throws<TrainingStateException>(() => new Trainer<TappedBehind>(other, new Sgd(0.1f)).LoadState(renamed));

        Assert.Contains("what they read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_TensorOfAnotherShape_NamesItAndBothShapes()
    {
        using var run = new ResumedRun();
        var state = run.Trainer.SaveState();
        var changed = StateCopy.Of(state, "optimizer.exp_avg/dense1.weight", static _ => null, static text => text);
        var missing = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(changed));
        changed.Add<float>("optimizer.exp_avg/dense1.weight", [3, 20], new float[60]);
        var misshapen = Assert.Throws<TrainingStateException>(() => run.Trainer.LoadState(changed));

        Assert.Equal("The state has no tensor 'optimizer.exp_avg/dense1.weight'; the trainer's is [20, 3].", missing.Message);
        Assert.Equal("'optimizer.exp_avg/dense1.weight' of the state is [3, 20]; the trainer's is [20, 3].", misshapen.Message);
    }
}

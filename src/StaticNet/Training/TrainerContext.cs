namespace StaticNet.Training;

/// <summary>The context of a trainer's callbacks.</summary>
/// <param name="trainer">The trainer.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class TrainerContext<TNetwork>(Trainer<TNetwork> trainer) : TrainingContext
    where TNetwork : class, INetwork
{
    public override INetwork Network => trainer.Network;

    public override NetworkArchitecture Architecture => TNetwork.Architecture;

    public override Optimizer Optimizer => trainer.Optimizer;

    public override int EpochCount => trainer.EpochCount;

    public override long StepCount => trainer.StepCount;

    public override TrainingState SaveState() => trainer.SaveState();
}

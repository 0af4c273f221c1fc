namespace StaticNet.Samples.Federated;

/// <summary>How digits are spread over clients.</summary>
/// <param name="Clients">The number of clients.</param>
/// <param name="Partition">How.</param>
/// <param name="TrainSamples">The digits that are drawn, those of all clients together.</param>
internal sealed record ShareOptions(int Clients, SharePartition Partition, int TrainSamples);

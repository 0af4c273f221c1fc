namespace StaticNet.Samples.Federated;

/// <summary>How samples are spread over clients.</summary>
internal enum SharePartition
{
    /// <summary>At random: all clients have alike samples.</summary>
    Iid,

    /// <summary>By label: a client has two pieces of the sorted samples, and so two digits, seldom more.</summary>
    TwoDigits,
}

namespace StaticNet.Files;

/// <summary>What a pickle would have called; nothing was.</summary>
/// <param name="Target">What.</param>
/// <param name="Arguments">With what.</param>
internal sealed record PickleCall(PickleGlobal Target, object?[] Arguments);

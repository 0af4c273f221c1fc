namespace StaticNet.Tool;

/// <summary>The user asked for something that can't be done.</summary>
/// <param name="message">What, where, and the way out.</param>
internal sealed class UsageException(string message) : Exception(message);

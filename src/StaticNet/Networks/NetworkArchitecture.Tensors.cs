namespace StaticNet;

/// <content>Its tensors by the names that files have for them.</content>
public sealed partial class NetworkArchitecture
{
    private StateTensorSet? _tensors;

    /// <summary>The tensors that files of weights and states of training have.</summary>
    internal StateTensorSet Tensors => _tensors ??= new StateTensorSet(StateNames.Of(this));
}

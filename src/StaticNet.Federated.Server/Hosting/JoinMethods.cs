using Grpc.AspNetCore.Server.Model;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>Binds the service's one call to the paths of each version of Flower.</summary>
internal sealed class JoinMethods : IServiceMethodProvider<JoinService>
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<JoinService> context)
    {
        foreach (var protocol in Enum.GetValues<FlowerProtocol>())
            context.AddDuplexStreamingMethod(FlowerMethods.Of(protocol), [], (service, reader, writer, call) => service.JoinAsync(protocol, reader, writer, call));
    }
}

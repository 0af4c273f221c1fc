using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StaticNet.Federated.Wire;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>Puts the web application together that serves clients.</summary>
internal static class HostApplication
{
    // After the clients have been told to leave there is nothing to wait for.
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(1);

    /// <summary>The application, not yet started. It reads nothing of the environment or of files but what the options name.</summary>
    /// <param name="registry">Receives the clients.</param>
    /// <param name="layout">The tensors of the model.</param>
    /// <param name="options">How to listen, and whom to let in.</param>
    /// <exception cref="InvalidDataException">A file can't be read.</exception>
    public static WebApplication Build(ClientRegistry registry, StateDictLayout layout, FederatedHostOptions options)
    {
        var access = ClientAccess.Read(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, options));

        var services = builder.Services;
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.MaximumMessageSize;
            grpc.MaxSendMessageSize = options.MaximumMessageSize;
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<JoinService>, JoinMethods>());
        services.AddSingleton(provider => new JoinService(registry, new StateCodec(layout), access, options, provider.GetRequiredService<ILoggerFactory>()));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Shutdown);

        // The program is the caller's: what its user presses is none of this application's business.
        services.AddSingleton<IHostLifetime, CallersLifetime>();
        if (options.LoggerFactory is { } factory)
            services.AddSingleton(factory);

        var application = builder.Build();
        application.MapGrpcService<JoinService>();
        return application;
    }

    private static void Configure(KestrelServerOptions kestrel, FederatedHostOptions options)
    {
        kestrel.AddServerHeader = false;

        // More than may join: those who are one too many should hear why.
        kestrel.Limits.MaxConcurrentConnections = 2L * options.MaximumClients;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.KeepAliveInterval;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.KeepAliveTimeout;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (options.CertificateFile is not { } file)
                return;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = CertificateFiles.ReadWithKey(file, options.CertificateKeyFile, options.CertificatePassword),
                ServerCertificateChain = CertificateFiles.ReadIntermediates(file),
                ClientCertificateMode = options.ClientAuthorityFile is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.AllowCertificate,

                // TLS proves that the client has the key; who signed it is judged where a refusal can say why.
                ClientCertificateValidation = (_, _, _) => true,
            });
        });
    }
}

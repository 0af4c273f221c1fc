using System.Net;
using Grpc.Core;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>Who may join, and over what.</summary>
public sealed class AccessTests : IDisposable
{
    private const string Secret = "0123456789abcdef";

    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JoinAsync_OverTls_Works(bool isPkcs12)
    {
        var options = isPkcs12
            ? new FederatedHostOptions { Port = 0, CertificateFile = _certificates.WritePkcs12("server.pfx", "word"), CertificatePassword = "word" }
            : new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Server };
        var host = await HostFixture.StartAsync(options);
        var part = Join(host, new FlowerClientOptions { RootCertificateFile = _certificates.Authority });

        Assert.Equal("https", host.Host.Address.Scheme);
        Assert.Equal(10, (await (await host.OneAsync()).FitAsync(TestModel.Fit, CancellationToken.None)).SampleCount);
        await host.DisposeAsync();
        await part.WaitAsync(Limits.Wait);
    }

    [Fact]
    public async Task JoinAsync_CertificateThatIsNotTrusted_SaysSoAtOnce()
    {
        using var others = new TestCertificates();
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Server });

        foreach (var options in (FlowerClientOptions[])[new(), new() { RootCertificateFile = others.Authority }])
        {
            var failure = await Assert.ThrowsAsync<FlowerConnectionException>(() => Join(host, options).WaitAsync(Limits.Wait));
            Assert.Contains("isn't trusted", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', failure.Message);
        }
    }

    [Fact]
    public async Task JoinAsync_Tokens_NameTheClient()
    {
        string tokens = _certificates.Write("tokens", $"# clients\n\nward-a {Secret}a\nward-b\t{Secret}b\n");
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Server, TokenFile = tokens });
        var part = Join(host, new FlowerClientOptions { RootCertificateFile = _certificates.Authority, BearerToken = $"{Secret}b" });
        await host.OneAsync();

        Assert.Equal("ward-b", host.Registry.GetAll().Single().Id);
        foreach (string? token in (string?[])[null, $"{Secret}c", Secret])
        {
            var failure = await Assert.ThrowsAsync<FlowerConnectionException>(
                () => Join(host, new FlowerClientOptions { RootCertificateFile = _certificates.Authority, BearerToken = token }).WaitAsync(Limits.Wait));
            Assert.Contains("has refused the client", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, host["clients.refused Unknown"]);
        Assert.False(part.IsCompleted);
    }

    [Fact]
    public async Task JoinAsync_ClientCertificates_NameTheClient()
    {
        using var others = new TestCertificates();
        await using var host = await HostFixture.StartAsync(
            new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Server, ClientAuthorityFile = _certificates.Authority });
        var part = Join(host, WithCertificate(_certificates.Client("ward-a")));
        await host.OneAsync();

        Assert.Equal("ward-a", host.Registry.GetAll().Single().Id);
        foreach (string file in (string[])[others.Client("ward-b"), _certificates.Server])
        {
            var failure = await Assert.ThrowsAsync<FlowerConnectionException>(() => Join(host, WithCertificate(file)).WaitAsync(Limits.Wait));
            Assert.Contains("has refused the client", failure.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<FlowerConnectionException>(() => Join(host, new FlowerClientOptions { RootCertificateFile = _certificates.Authority }).WaitAsync(Limits.Wait));
        Assert.False(part.IsCompleted);
    }

    [Fact]
    public async Task Join_NameThatIsTaken_IsRefused()
    {
        string tokens = _certificates.Write("tokens", $"ward-a {Secret}");
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, TokenFile = tokens });
        using var first = new RawClient(host.Host.Address, token: $"Bearer {Secret}");
        await host.OneAsync();
        using var second = new RawClient(host.Host.Address, token: $"Bearer {Secret}");
        using var basic = new RawClient(host.Host.Address, token: $"Basic {Secret}");

        Assert.Equal(StatusCode.AlreadyExists, await second.EndAsync());
        Assert.Equal(StatusCode.Unauthenticated, await basic.EndAsync());
        Assert.Equal(1, host["clients.refused NameTaken"]);
    }

    [Fact]
    public async Task StartAsync_FilesThatAreWrong_AreNamed()
    {
        await FailsAsync(new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Write("bad.pem", "no certificate") }, "bad.pem");
        await FailsAsync(new FederatedHostOptions { Port = 0, CertificateFile = "missing.pem" }, "missing.pem");
        await FailsAsync(new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Server, ClientAuthorityFile = _certificates.Write("empty.pem", "") }, "empty.pem");
        await FailsAsync(new FederatedHostOptions { Port = 0, CertificateFile = _certificates.Expired() }, "expired.pem: the certificate has expired");
        await FailsTokensAsync("ward-a", "line 1");
        await FailsTokensAsync($"ward-a {Secret}\nward-b short", "line 2");
        await FailsTokensAsync($"ward-a {Secret}\nward-a {Secret}x", "line 2");
        await FailsTokensAsync($"ward-a {Secret}\nward-b {Secret}", "line 2");
        await FailsTokensAsync($"ward-a {Secret[1..]}ö", "ASCII");
        await FailsTokensAsync("# nobody", "no token");
    }

    [Fact]
    public async Task StartAsync_PortThatIsTaken_IsNamed()
    {
        await using var host = await HostFixture.StartAsync();

        var failure = await Assert.ThrowsAsync<IOException>(() => HostFixture.StartAsync(new FederatedHostOptions { Port = host.Host.Address.Port, AllowPlainText = true }));

        Assert.Contains(host.Host.Address.Authority, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_AddressOfAnotherMachine_IsNamed()
    {
        // 192.0.2.0/24 is for documentation; no machine has it.
        var options = new FederatedHostOptions { Address = IPAddress.Parse("192.0.2.1"), Port = 8123, CertificateFile = _certificates.Server };

        Assert.Contains("192.0.2.1:8123", (await Assert.ThrowsAsync<IOException>(() => HostFixture.StartAsync(options))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcdeö")]
    public async Task JoinAsync_TokenThatNoRequestCarries_IsRefused(string token) =>
        await Assert.ThrowsAsync<ArgumentException>(() => JoinAt("http://127.0.0.1:8080", new FlowerClientOptions { BearerToken = token }));

    [Fact]
    public async Task StartAsync_OptionsThatAreUnsafe_AreRefused()
    {
        foreach (var options in (FederatedHostOptions[])
            [
                new() { Port = 0 },
                new() { Port = 0, AllowPlainText = true, Address = IPAddress.Any },
                new() { Port = 0, AllowPlainText = true, CertificateFile = _certificates.Server },
                new() { Port = 0, AllowPlainText = true, ClientAuthorityFile = _certificates.Authority },
            ])
            await Assert.ThrowsAsync<ArgumentException>(() => HostFixture.StartAsync(options));
    }

    [Fact]
    public async Task JoinAsync_SecretsInTheOpen_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => JoinAt("http://10.0.0.1:8080", new FlowerClientOptions { BearerToken = Secret }));
        await Assert.ThrowsAsync<ArgumentException>(() => JoinAt("http://127.0.0.1:8080", WithCertificate(_certificates.Server)));
        await Assert.ThrowsAsync<ArgumentException>(() => JoinAt("ftp://127.0.0.1", new FlowerClientOptions()));
    }

    private static Task Join(HostFixture host, FlowerClientOptions options) => FlowerClient.JoinAsync(host.Host.Address, new ScriptedClient(), TestModel.Layout, options);

    private static Task JoinAt(string server, FlowerClientOptions options) => FlowerClient.JoinAsync(new Uri(server), new ScriptedClient(), TestModel.Layout, options);

    private static async Task FailsAsync(FederatedHostOptions options, string word)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => HostFixture.StartAsync(options));
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.Message, StringComparison.Ordinal);
    }

    private FlowerClientOptions WithCertificate(string file) => new() { RootCertificateFile = _certificates.Authority, ClientCertificateFile = file };

    private Task FailsTokensAsync(string text, string word) =>
        FailsAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, TokenFile = _certificates.Write("tokens", text) }, word);
}

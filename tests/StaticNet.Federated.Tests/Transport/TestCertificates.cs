using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>An authority with the certificates of a server and of a client, in files of a directory that goes with it.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("certificates");
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Authority = Write("authority.pem", _authority.ExportCertificatePem());
        Server = Issue("CN=server", "1.3.6.1.5.5.7.3.1");
    }

    public string Authority { get; }

    /// <summary>The server's certificate and key, for 127.0.0.1.</summary>
    public string Server { get; }

    /// <summary>A client's certificate and key.</summary>
    public string Client(string name) => Issue($"CN={name}", "1.3.6.1.5.5.7.3.2");

    /// <summary>A server's certificate and key, whose time is over.</summary>
    public string Expired() => Issue("CN=expired", "1.3.6.1.5.5.7.3.1", DateTimeOffset.UtcNow.AddHours(-1));

    public string Write(string name, string text)
    {
        string file = Path.Combine(_directory.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    public string WritePkcs12(string name, string password)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(Server);
        string file = Path.Combine(_directory.FullName, name);
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, password));
        return file;
    }

    public void Dispose()
    {
        _authority.Dispose();
        _directory.Delete(recursive: true);
    }

    private string Issue(string subject, string purpose, DateTimeOffset? end = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var certificate = request.Create(_authority, _authority.NotBefore, end ?? _authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        return Write($"{subject[3..]}.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportECPrivateKeyPem()}\n");
    }
}

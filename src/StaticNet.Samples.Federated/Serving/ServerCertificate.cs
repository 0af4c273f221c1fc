using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Federated;

/// <summary>A certificate that a server makes for itself, where it has none of an authority.</summary>
internal static class ServerCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes the files of a certificate, for this machine's names and a year, where neither is there.</summary>
    /// <param name="certificateFile">The certificate, which clients get.</param>
    /// <param name="keyFile">Its key, which nobody else may read.</param>
    /// <param name="address">The address that the server listens at.</param>
    /// <returns>Whether they were made.</returns>
    /// <exception cref="UsageException">One of them is there alone, both are one file, or can't be written.</exception>
    public static bool Ensure(string certificateFile, string keyFile, IPAddress address)
    {
        if (File.Exists(certificateFile) && File.Exists(keyFile))
            return false;
        foreach (string file in (string[])[certificateFile, keyFile])
            if (Directory.Exists(file))
                throw new UsageException($"{file} is a directory; --certificate and --key take files.");
        if (File.Exists(certificateFile) || File.Exists(keyFile))
            throw new UsageException($"Of {certificateFile} and {keyFile} only one is there; give both, or neither for new ones.");
        if (Path.GetFullPath(certificateFile) == Path.GetFullPath(keyFile))
            throw new UsageException($"--certificate and --key are both {keyFile}; new ones are made in two files, as clients get the certificate alone.");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=StaticNet federated server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Environment.MachineName);
        foreach (var own in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback, address])
            names.AddIpAddress(own);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        Write(certificateFile, certificate.ExportCertificatePem(), keyFile, key.ExportPkcs8PrivateKeyPem());
        return true;
    }

    // Both or none: half of a pair would be in the way of the next start.
    private static void Write(string certificateFile, string certificate, string keyFile, string key)
    {
        bool hasKey = false;
        try
        {
            WriteKey(keyFile, key);
            hasKey = true;
            File.WriteAllText(certificateFile, certificate);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (hasKey)
                File.Delete(keyFile);
            throw new UsageException($"{(hasKey ? certificateFile : keyFile)} can't be written: {exception.Message}", exception);
        }
    }

    private static void WriteKey(string file, string key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(key);
    }
}

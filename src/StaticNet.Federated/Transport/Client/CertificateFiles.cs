using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StaticNet.Federated.Wire;

/// <summary>Reads certificates.</summary>
internal static class CertificateFiles
{
    /// <summary>Reads certificates that others may have been signed by.</summary>
    /// <param name="file">A PEM file.</param>
    /// <exception cref="InvalidDataException">It can't be read or has none; the message names it.</exception>
    public static X509Certificate2Collection ReadAuthorities(string file)
    {
        var certificates = new X509Certificate2Collection();
        Read(file, () => certificates.ImportFromPemFile(file));
        return certificates.Count > 0 ? certificates : throw new InvalidDataException($"{file}: there is no certificate in it.");
    }

    /// <summary>Reads a certificate with its key.</summary>
    /// <param name="file">A PEM file, or one of PKCS #12 if its name ends in .pfx or .p12.</param>
    /// <param name="keyFile">The PEM file of the key; the same one if null.</param>
    /// <param name="password">The password of a file of PKCS #12.</param>
    /// <exception cref="InvalidDataException">One can't be read, or has expired; the message names it.</exception>
    public static X509Certificate2 ReadWithKey(string file, string? keyFile, string? password)
    {
        X509Certificate2? certificate = null;
        if (IsPkcs12(file))
        {
            Read(file, () => certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password));
        }
        else
        {
            Read(keyFile ?? file, () =>
            {
                // Not every system's TLS takes a key that is in memory alone, as it is after reading PEM.
                using var read = X509Certificate2.CreateFromPemFile(file, keyFile);
                certificate = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            });
        }

        // Whoever is shown it would refuse it, and only there one would read why.
        if (certificate!.NotAfter < DateTime.Now)
        {
            var end = certificate.NotAfter;
            certificate.Dispose();
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file}: the certificate has expired, at {end:yyyy-MM-dd HH:mm}."));
        }

        return certificate;
    }

    /// <summary>The certificates between a server's own and the one that clients trust, as they follow it in its file.</summary>
    /// <param name="file">A PEM file; none of those of PKCS #12 is read.</param>
    /// <exception cref="InvalidDataException">It can't be read; the message names it.</exception>
    public static X509Certificate2Collection ReadIntermediates(string file)
    {
        var certificates = new X509Certificate2Collection();
        if (!IsPkcs12(file))
        {
            Read(file, () => certificates.ImportFromPemFile(file));
            if (certificates.Count > 0)
                certificates.RemoveAt(0);
        }

        return certificates;
    }

    /// <summary>How to judge whether a certificate was signed by one of others, whatever the system trusts.</summary>
    /// <param name="authorities">The others.</param>
    /// <param name="purpose">The object identifier of what the certificate must be for.</param>
    public static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities, string purpose)
    {
        // Nobody publishes lists of certificates withdrawn by an authority of one's own.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new Oid(purpose));
        return policy;
    }

    private static bool IsPkcs12(string file) => Path.GetExtension(file).ToUpperInvariant() is ".PFX" or ".P12";

    private static void Read(string file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}: the certificate can't be read: {e.Message}", e);
        }
    }
}

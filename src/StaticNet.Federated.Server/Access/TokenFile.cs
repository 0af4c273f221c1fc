using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Federated;

/// <summary>The clients' tokens. Only their hashes stay in memory, and a comparison takes the same time whatever is compared.</summary>
internal sealed class TokenFile
{
    // Shorter ones could be tried out.
    private const int ShortestToken = 16;

    private readonly ImmutableArray<(string Name, byte[] Hash)> _tokens;

    private TokenFile(ImmutableArray<(string Name, byte[] Hash)> tokens) => _tokens = tokens;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file: a line a client, its name, white space and its token.</param>
    /// <exception cref="InvalidDataException">It can't be read, a line isn't so, or two have a name or a token in common; the message names file and line.</exception>
    public static TokenFile Read(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}: the tokens can't be read: {e.Message}", e);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        var tokens = ImmutableArray.CreateBuilder<(string, byte[])>();
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;

            // What a line says isn't repeated in messages: it may be a secret.
            string place = $"{file}, line {i + 1}";
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [{ } name, { } token])
                throw new InvalidDataException($"{place}: wanted is a name, white space and a token.");
            if (token.Length < ShortestToken)
                throw new InvalidDataException($"{place}: the token of {name} has {token.Length} characters; wanted are {ShortestToken} or more.");
            if (token.Any(character => character is <= ' ' or > '~'))
                throw new InvalidDataException($"{place}: the token of {name} has a letter outside ASCII, which no request can carry.");
            byte[] hash = Hash(token);
            if (!names.Add(name) || !hashes.Add(Convert.ToHexString(hash)))
                throw new InvalidDataException($"{place}: the name {name} or its token stands there twice.");
            tokens.Add((name, hash));
        }

        return tokens.Count > 0 ? new TokenFile(tokens.ToImmutable()) : throw new InvalidDataException($"{file}: there is no token in it.");
    }

    /// <summary>Whose token it is.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The name; null if it is nobody's.</returns>
    public string? Find(string token)
    {
        byte[] hash = Hash(token);
        string? found = null;
        foreach (var (name, known) in _tokens)
            if (CryptographicOperations.FixedTimeEquals(hash, known))
                found = name;
        return found;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

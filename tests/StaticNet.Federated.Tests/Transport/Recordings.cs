namespace StaticNet.Federated.Tests.Transport;

/// <summary>
/// Messages that Python's protocol buffers have written by the numbers of Flower's own declarations, with tensors that NumPy has written: a 2×3 weight of 1 to 6, a running mean of
/// 0.5, −0.5 and 0.25, and a count of batches.
/// </summary>
internal static class Recordings
{
    public static readonly byte[] ServerFit = Convert.FromBase64String(
        "IqcECsQDCpgBk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBAAACgQAAAwEAKjAGTTlVNUFkBAHYAeydkZXNj" +
        "cic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgCgAAAD8AAAC/AACAPgqIAZNOVU1QWQEAdgB7J2Rlc2NyJzogJzxpOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdz" +
        "aGFwZSc6ICgpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKBwAAAAAAAAASDW51bXB5" +
        "Lm5kYXJyYXkSDAoDa2V5EgV6AwAB/xIPCgJschIJCZqZmZmZmbk/EhEKBG5hbWUSCXIHZ3LDtsOfZRIMCgZyZXN1bWUSAmgBEgoKBHNlZWQSAjAJEhIKDHNl" +
        "cnZlcl9yb3VuZBICQAY=");

    public static readonly byte[] ServerEvaluate = Convert.FromBase64String(
        "KtsDCsQDCpgBk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBAAACgQAAAwEAKjAGTTlVNUFkBAHYAeydkZXNj" +
        "cic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgCgAAAD8AAAC/AACAPgqIAZNOVU1QWQEAdgB7J2Rlc2NyJzogJzxpOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdz" +
        "aGFwZSc6ICgpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKBwAAAAAAAAASDW51bXB5" +
        "Lm5kYXJyYXkSEgoMc2VydmVyX3JvdW5kEgJABQ==");

    public static readonly byte[] ServerGetParameters = Convert.FromBase64String(
        "GgA=");

    public static readonly byte[] ServerGetProperties = Convert.FromBase64String(
        "Eg8KDQoDYXNrEgZyBGtleXM=");

    public static readonly byte[] ServerReconnect = Convert.FromBase64String(
        "CgIIBQ==");

    public static readonly byte[] ClientFit = Convert.FromBase64String(
        "IucDCgkSB1N1Y2Nlc3MSwAMKjAGTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjInLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgyLCAzKSwgfSAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgA8AEQAQABFAEIARgqYAZNOVU1QWQEAdgB7J2Rlc2Ny" +
        "JzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgzLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAKAAAAAAAA4D8AAAAAAADgvwAAAAAAANA/CoQBk05VTVBZAQB2AHsnZGVzY3InOiAnPGk0JywgJ2ZvcnRyYW5fb3JkZXIn" +
        "OiBGYWxzZSwgJ3NoYXBlJzogKDEsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoIAAAA" +
        "Eg1udW1weS5uZGFycmF5GAoiFQoIYWNjdXJhY3kSCQkAAAAAAADoPw==");

    public static readonly byte[] ClientEvaluate = Convert.FromBase64String(
        "KikKCRIHU3VjY2VzcxUAAAA/GAQiFQoIYWNjdXJhY3kSCQkAAAAAAADQPw==");

    public static readonly byte[] ClientGetParameters = Convert.FromBase64String(
        "Gs4DCgkSB1N1Y2Nlc3MSwAMKmAGTTlVNUFkBAHYAeydkZXNjcic6ICc+ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0g" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCj+AAABAAAAAQEAAAECAAABAoAAAQMAAAAqMAZNOVU1Q" +
        "WQEAdgB7J2Rlc2NyJzogJzxmNCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgzLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAPwAAAL8AAIA+CoQBk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXIn" +
        "OiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAOBA" +
        "Eg1udW1weS5uZGFycmF5");

    public static readonly byte[] ClientGetProperties = Convert.FromBase64String(
        "EhsKCRIHU3VjY2VzcxIOCgdzYW1wbGVzEgNAsAk=");

    public static readonly byte[] ClientFitRefused = Convert.FromBase64String(
        "IhAKDggDEgpubyBzYW1wbGVz");

    public static readonly byte[] ClientDisconnect = Convert.FromBase64String(
        "CgIIAg==");

    public static readonly byte[] OldServerFit = Convert.FromBase64String(
        "GtgDCsQDCpgBk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBAAACgQAAAwEAKjAGTTlVNUFkBAHYAeydkZXNj" +
        "cic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgCgAAAD8AAAC/AACAPgqIAZNOVU1QWQEAdgB7J2Rlc2NyJzogJzxpOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdz" +
        "aGFwZSc6ICgpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKBwAAAAAAAAASDW51bXB5" +
        "Lm5kYXJyYXkSDwoCbHISCQmamZmZmZm5Pw==");

    public static readonly byte[] OldClientFit = Convert.FromBase64String(
        "GucDCsQDCpgBk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBAAACgQAAAwEAKjAGTTlVNUFkBAHYAeydkZXNj" +
        "cic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg" +
        "ICAgICAgICAgICAgICAgICAgICAgCgAAAD8AAAC/AACAPgqIAZNOVU1QWQEAdgB7J2Rlc2NyJzogJzxpOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdz" +
        "aGFwZSc6ICgpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKCAAAAAAAAAASDW51bXB5" +
        "Lm5kYXJyYXkQChgKJQAAwD8qFQoIYWNjdXJhY3kSCQkAAAAAAADoPw==");

    public static readonly byte[] OldClientEvaluate = Convert.FromBase64String(
        "IgwIBBUAAAA/HQAAgD4=");
}

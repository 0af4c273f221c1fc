using StaticNet.Federated.Wire;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>Messages of which bytes were changed, cut off or put in.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Messages_ChangedAnyhow_AreReadOrAreFailuresOfTheirClient()
    {
        var random = new Random(15);
        var codec = new StateCodec(TestModel.Layout);
        byte[][] recordings = [Recordings.ClientFit, Recordings.ClientGetParameters, Recordings.ClientGetProperties, Recordings.ClientEvaluate];
        int read = 0, failed = 0, malformed = 0;
        for (int i = 0; i < 20_000; i++)
        {
            var envelope = Payload.Read(FlowerMethods.Of(FlowerProtocol.Version1).RequestMarshaller, Change(random, recordings[i % recordings.Length]));
            if (!envelope.IsMessage)
            {
                malformed++;
                continue;
            }

            try
            {
                codec.Read(envelope.Message.FitRes?.Parameters ?? envelope.Message.GetParametersRes?.Parameters);
                ValueCodec.Read(envelope.Message.FitRes?.Metrics ?? envelope.Message.GetPropertiesRes?.Properties ?? []);
                read++;
            }
            catch (ClientFailureException)
            {
                failed++;
            }
        }

        // Each of the three is common, or the changes would be of no use.
        Assert.All((int[])[read, failed, malformed], count => Assert.InRange(count, 1_000, 20_000));
    }

    private static byte[] Change(Random random, byte[] recording)
    {
        byte[] bytes = [.. recording];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int place = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => bytes[..(place + 1)],
                1 => [.. bytes[..place], (byte)random.Next(256), .. bytes[place..]],
                _ => [.. bytes[..place], (byte)(bytes[place] ^ (1 << random.Next(8))), .. bytes[(place + 1)..]],
            };
        }

        return bytes;
    }
}

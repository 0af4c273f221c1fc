using System.Reflection.Metadata;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>How large a method is in the measures that the JIT looks at before it optimizes.</summary>
/// <param name="Name">The method with its class and namespace.</param>
/// <param name="Bytes">The bytes of IL.</param>
/// <param name="Instructions">The instructions.</param>
/// <param name="BasicBlocks">The runs of instructions without a jump into or out of them.</param>
/// <param name="Locals">The locals; arguments are few.</param>
/// <param name="LocalReferences">The instructions that refer to a local or an argument.</param>
internal sealed record MethodSize(string Name, int Bytes, int Instructions, int BasicBlocks, int Locals, int LocalReferences)
{
    /// <summary>Measures a method.</summary>
    /// <param name="metadata">Where it is described.</param>
    /// <param name="method">The method.</param>
    /// <param name="body">Its body.</param>
    public static MethodSize Of(MetadataReader metadata, MethodDefinition method, MethodBodyBlock body)
    {
        var instructions = IlDecoder.Decode(body.GetILBytes());
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        return new MethodSize(
            $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}",
            body.GetILBytes()!.Length,
            instructions.Count,
            CountBlocks(instructions, body),
            CountLocals(metadata, body),
            instructions.Count(instruction => instruction.IsLocalReference));
    }

    private static int CountBlocks(List<IlInstruction> instructions, MethodBodyBlock body)
    {
        var starts = new HashSet<int> { 0 };
        foreach (var instruction in instructions)
        {
            starts.UnionWith(instruction.Targets);
            if (instruction.EndsBlock && instruction.End < body.GetILBytes()!.Length)
                starts.Add(instruction.End);
        }

        foreach (var region in body.ExceptionRegions)
        {
            starts.UnionWith([region.TryOffset, region.TryOffset + region.TryLength]);
            starts.UnionWith([region.HandlerOffset, region.HandlerOffset + region.HandlerLength]);
        }

        return starts.Count;
    }

    // The signature of a body's locals starts with its kind and their number (ECMA-335, II.23.2.6).
    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
            return 0;
        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }
}

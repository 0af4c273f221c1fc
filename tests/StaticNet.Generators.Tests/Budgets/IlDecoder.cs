using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>Splits a method's body into instructions (ECMA-335, partition III).</summary>
internal static class IlDecoder
{
    private const byte TwoBytes = 0xFE;

    // The framework's own table: a public field for each instruction.
    private static readonly Dictionary<ushort, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value);

    /// <summary>The instructions in order.</summary>
    /// <param name="body">The body's bytes, without its header.</param>
    /// <exception cref="InvalidDataException">The bytes are no instructions.</exception>
    public static List<IlInstruction> Decode(ReadOnlySpan<byte> body)
    {
        var instructions = new List<IlInstruction>();
        int offset = 0;
        while (offset < body.Length)
        {
            var instruction = Decode(body, offset);
            instructions.Add(instruction);
            offset = instruction.End;
        }

        return offset == body.Length ? instructions
            : throw new InvalidDataException($"The last instruction ends {offset - body.Length} bytes late.");
    }

    private static IlInstruction Decode(ReadOnlySpan<byte> body, int offset)
    {
        ushort value = body[offset] == TwoBytes ? BinaryPrimitives.ReadUInt16BigEndian(body[offset..]) : body[offset];
        if (!Codes.TryGetValue(value, out var code))
            throw new InvalidDataException($"There is no instruction {value:X} (at {offset}).");

        int operand = offset + code.Size;
        switch (code.OperandType)
        {
            case OperandType.ShortInlineBrTarget:
                return new(offset, code, [operand + 1 + (sbyte)body[operand]], operand + 1);
            case OperandType.InlineBrTarget:
                return new(offset, code, [operand + 4 + ReadInt32(body, operand)], operand + 4);
            case OperandType.InlineSwitch:
                int count = ReadInt32(body, operand);
                int end = operand + 4 + (4 * count);
                int[] targets = new int[count];
                for (int i = 0; i < count; i++)
                    targets[i] = end + ReadInt32(body, operand + 4 + (4 * i));
                return new(offset, code, targets, end);
            default:
                return new(offset, code, [], operand + LengthOf(code.OperandType));
        }
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static int ReadInt32(ReadOnlySpan<byte> body, int offset) => BinaryPrimitives.ReadInt32LittleEndian(body[offset..]);
}

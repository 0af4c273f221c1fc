using System.Buffers.Binary;
using System.Text;

namespace StaticNet.Files;

/// <summary>
/// Reads what a pickle of protocol 2 to 5 builds, as data: dicts, lists, tuples, texts and numbers; what it would look up or call is only noted. The
/// operations are those of Python's <c>pickletools</c> that PyTorch's pickler and Python's own write for such data; any other is refused by its code.
/// </summary>
/// <param name="name">The file, for messages.</param>
/// <param name="bytes">The pickle.</param>
internal sealed class PickleReader(string name, byte[] bytes)
{
    private static readonly object Mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _position;

    /// <summary>Reads it to its end.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or says something that data don't need.</exception>
    public object? Read()
    {
        while (true)
        {
            int at = _position;
            byte code = Take(1)[0];
            if (code == '.')
                return Pop();
            if (!TryRun((char)code))
                throw Error(at, $"the operation 0x{code:X2} is none that a state dict needs");
        }
    }

    private bool TryRun(char code) => TryRunValue(code) || TryRunContainer(code) || TryRunObject(code);

    // Texts and numbers.
    private bool TryRunValue(char code)
    {
        switch (code)
        {
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'K': Push((long)Take(1)[0]); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case '\x8A': Push(TakeLong()); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case 'X': Push(TakeText(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case '\x8C': Push(TakeText(Take(1)[0])); break;
            case '\x8D': Push(TakeText(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)))); break;
            case 'C': Push(Take(Take(1)[0]).ToArray()); break;
            case 'B': Push(Take(TakeLength(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))).ToArray()); break;
            default: return false;
        }

        return true;
    }

    private bool TryRunContainer(char code)
    {
        switch (code)
        {
            case '\x80': CheckProtocol(); break;
            case '\x95': Take(8); break;
            case '(': Push(Mark); break;
            case ')': Push(Array.Empty<object?>()); break;
            case '\x85': Push(PopMany(1)); break;
            case '\x86': Push(PopMany(2)); break;
            case '\x87': Push(PopMany(3)); break;
            case 't': Push(PopToMark()); break;
            case ']': Push(new List<object?>()); break;
            case 'l': Push(PopToMark().ToList()); break;
            case '}': Push(new PickleDictionary()); break;
            case 'd': Push(AddPairs(new PickleDictionary(), PopToMark())); break;
            case 'a': AddOne(); break;
            case 'e': AddMany(); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopToMark()); break;
            case '0': Pop(); break;
            case '2': Push(Peek()); break;
            default: return false;
        }

        return true;
    }

    private bool TryRunObject(char code)
    {
        switch (code)
        {
            case 'q': _memo[Take(1)[0]] = Peek(); break;
            case 'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Peek(); break;
            case '\x94': _memo[_memo.Count] = Peek(); break;
            case 'h': Recall(Take(1)[0]); break;
            case 'j': Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))); break;
            case 'c': Push(new PickleGlobal(TakeLine(), TakeLine())); break;
            case '\x93': PushGlobal(); break;
            case 'R' or '\x81': PushCall(); break;
            case 'Q': Push(new PickleReference(Pop())); break;
            // The attributes of an object, such as a state dict's versions of modules: no data.
            case 'b': Pop(); break;
            default: return false;
        }

        return true;
    }

    private void CheckProtocol()
    {
        if (Take(1)[0] is var protocol and (< 2 or > 5))
            throw Error(_position - 1, $"the protocol {protocol} is none of 2 to 5");
    }

    private void AddOne()
    {
        object? item = Pop();
        ListOnTop().Add(item);
    }

    private void AddMany()
    {
        object?[] items = PopToMark();
        ListOnTop().AddRange(items);
    }

    private List<object?> ListOnTop() => Peek() as List<object?> ?? throw Error(_position, "an item is for something that is no list");

    private void SetItems(object?[] pairs) =>
        AddPairs(Peek() as PickleDictionary ?? throw Error(_position, "an item is for something that is no dict"), pairs);

    private PickleDictionary AddPairs(PickleDictionary dictionary, object?[] pairs)
    {
        if (pairs.Length % 2 != 0)
            throw Error(_position, "a key has no value");
        for (int i = 0; i < pairs.Length; i += 2)
            dictionary.Add(pairs[i], pairs[i + 1]);
        return dictionary;
    }

    private void Recall(long index) =>
        Push(_memo.TryGetValue(index, out object? value) ? value : throw Error(_position, $"nothing was memorized as {index}"));

    private void PushGlobal() => Push(PopMany(2) is [string module, string type]
        ? new PickleGlobal(module, type)
        : throw Error(_position, "a class has no name"));

    private void PushCall()
    {
        if (PopMany(2) is not [PickleGlobal target, object?[] arguments])
            throw Error(_position, "what is called has no name or no arguments");

        // An ordered dict is filled by what follows, or is made of a list of pairs.
        if (target is not { Module: "collections", Name: "OrderedDict" })
            Push(new PickleCall(target, arguments));
        else if (arguments is [List<object?> pairs])
            Push(AddPairs(new PickleDictionary(), [.. pairs.SelectMany(pair => (object?[])(pair is List<object?> list ? [.. list] : pair as object?[] ?? [null]))]));
        else
            Push(new PickleDictionary());
    }

    private object?[] PopToMark()
    {
        int mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
            throw Error(_position, "a mark is missing");
        object?[] items = [.. _stack.Skip(mark + 1)];
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private object?[] PopMany(int count)
    {
        object?[] items = new object?[count];
        for (int i = count - 1; i >= 0; i--)
            items[i] = Pop();
        return items;
    }

    private object? Pop()
    {
        object? top = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private object? Peek() => _stack.Count > 0 && !ReferenceEquals(_stack[^1], Mark) ? _stack[^1] : throw Error(_position, "a value is missing");

    private void Push(object? value) => _stack.Add(value);

    private long TakeLong()
    {
        var digits = Take(Take(1)[0]);
        if (digits.Length > sizeof(long))
            throw Error(_position, "a number has more than 64 bits");
        long value = 0;
        for (int i = 0; i < digits.Length; i++)
            value |= (long)digits[i] << (8 * i);
        return digits.Length is 0 or sizeof(long) || digits[^1] < 0x80 ? value : value | (-1L << (8 * digits.Length));
    }

    private string TakeText(ulong length) => Encoding.UTF8.GetString(Take(TakeLength(length)));

    private string TakeLine()
    {
        int end = Array.IndexOf(bytes, (byte)'\n', _position);
        if (end < 0)
            throw Error(_position, "a line doesn't end");
        string line = Encoding.UTF8.GetString(bytes.AsSpan(_position, end - _position));
        _position = end + 1;
        return line;
    }

    private int TakeLength(ulong length) => length <= (ulong)(bytes.Length - _position) ? (int)length : throw Error(_position, "it ends within a text");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - _position)
            throw Error(_position, "it ends before its last operation");
        var taken = bytes.AsSpan(_position, count);
        _position += count;
        return taken;
    }

    private InvalidDataException Error(int position, string problem) => new($"{name}: the pickle can't be read at byte {position}: {problem}.");
}

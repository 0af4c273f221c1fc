namespace StaticNet.Tests.Files;

/// <summary>
/// Steps on the disk of which one fails, as on a full disk or, if nothing is cleaned up after it, by a kill.
/// </summary>
/// <param name="failure">The step that fails.</param>
/// <param name="afterBytes">With <see cref="Failure.Write"/>, the bytes that are written before it does.</param>
/// <param name="isKill">Whether the temporary file stays.</param>
internal sealed class FailingSteps(FailingSteps.Failure failure, long afterBytes = 0, bool isKill = true) : AtomicFileSteps
{
    public enum Failure
    {
        Create,
        Write,
        Flush,
        Rename,
    }

    public override Stream Create(string path)
    {
        ThrowIf(Failure.Create);
        var stream = base.Create(path);
        return failure == Failure.Write ? new FailingStream(stream, afterBytes) : stream;
    }

    public override void Flush(Stream stream)
    {
        ThrowIf(Failure.Flush);
        if (stream is FileStream)
            base.Flush(stream);
    }

    public override void Rename(string temporary, string target)
    {
        ThrowIf(Failure.Rename);
        base.Rename(temporary, target);
    }

    public override void Delete(string temporary)
    {
        if (!isKill)
            base.Delete(temporary);
    }

    private void ThrowIf(Failure step)
    {
        if (failure == step)
            throw new IOException($"{step} fails.");
    }

    private sealed class FailingStream(Stream inner, long bytes) : Stream
    {
        private long _left = bytes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int written = (int)Math.Min(buffer.Length, _left);
            inner.Write(buffer[..written]);
            _left -= written;
            if (written < buffer.Length)
            {
                inner.Flush();
                throw new IOException("Write fails.");
            }
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

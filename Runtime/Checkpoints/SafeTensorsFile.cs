using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.IO.MemoryMappedFiles;
using static TorchSharp.torch;

namespace ModelDsl.Checkpoints;

/// <summary>
/// A safetensors file, mapped into memory: opening reads and checks the header only; the bytes of a tensor are paged in when they are copied.
/// </summary>
/// <remarks>
/// Layout: 8 bytes with the length of the header (little-endian), the header in JSON, the data.
/// See https://github.com/huggingface/safetensors.
/// </remarks>
public sealed unsafe class SafeTensorsFile : IDisposable
{
    private const int LengthField = sizeof(ulong);

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _data;
    private readonly Dictionary<string, SafeTensorsEntry> _byName = new(StringComparer.Ordinal);
    private bool _disposed;

    private SafeTensorsFile(string path)
    {
        Path = path;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var length = stream.Length;
        if (length < LengthField)
        {
            stream.Dispose();
            throw new SafeTensorsException(path, null, $"has {length} bytes; a safetensors file has at least {LengthField}.");
        }

        _map = MemoryMappedFile.CreateFromFile(
            stream,
            mapName: null,
            capacity: 0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: false
        );
        try
        {
            _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* start = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            start += _view.PointerOffset;

            var header = ReadHeader(path, start, length, out var headerLength);
            _data = start + LengthField + headerLength;
            Tensors = header.Tensors;
            Metadata = header.Metadata;
            foreach (var tensor in header.Tensors)
                _byName.Add(tensor.Name, tensor);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafeTensorsEntry> Tensors { get; }

    /// <summary>The free text that the writer left.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SafeTensorsException">The file is not a sound safetensors file.</exception>
    public static SafeTensorsFile Open(string path) => new(path);

    /// <summary>Looks a tensor up.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out SafeTensorsEntry? tensor) => _byName.TryGetValue(name, out tensor);

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="SafeTensorsException">There is none.</exception>
    public SafeTensorsEntry this[string name] =>
        TryGet(name, out var tensor) ? tensor : throw new SafeTensorsException(Path, name, "is not in the file.");

    /// <summary>Reads a tensor, on the CPU and of the file's own type.</summary>
    /// <exception cref="SafeTensorsException">There is none of that name.</exception>
    public Tensor Read(string name) => TensorBytes.Read(this, this[name]);

    /// <summary>Copies bytes of a tensor, as they lie in the file (little-endian, row-major).</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="start">The first byte of the tensor to copy.</param>
    /// <param name="destination">Filled whole.</param>
    public void Copy(SafeTensorsEntry tensor, long start, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!ReferenceEquals(this[tensor.Name], tensor))
            throw new ArgumentException($"Tensor '{tensor.Name}' is of another file.", nameof(tensor));
        if (start < 0 || destination.Length > tensor.Length - start)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"Bytes {start} to {start + destination.Length} are not all within tensor '{tensor.Name}', which has {tensor.Length}."
            );
        }

        new ReadOnlySpan<byte>(_data + tensor.Offset + start, destination.Length).CopyTo(destination);
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
        }

        _map.Dispose();
    }

    private static SafeTensorsHeader ReadHeader(string path, byte* start, long length, out int headerLength)
    {
        var declared = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(start, LengthField));
        var limit = Math.Min(length - LengthField, SafeTensorsHeader.MaxLength);
        if (declared > (ulong)limit)
        {
            throw new SafeTensorsException(
                path,
                null,
                $"declares a header of {declared} bytes, but a file of {length} bytes can have at most {limit}: it is cut off or not a safetensors file."
            );
        }

        headerLength = (int)declared;
        return SafeTensorsHeader.Parse(
            path,
            new ReadOnlySpan<byte>(start + LengthField, headerLength).ToArray(),
            length - LengthField - headerLength
        );
    }
}

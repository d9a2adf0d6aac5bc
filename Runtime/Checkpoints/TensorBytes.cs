using System;
using System.IO;
using static TorchSharp.torch;

namespace ModelDsl.Checkpoints;

/// <summary>Moves the bytes of tensors to and from files, a piece at a time: no tensor is in memory twice, and none is too large for a span.</summary>
internal static class TensorBytes
{
    private const int PieceBytes = 16 << 20;

    private delegate void PieceAction(long start, Span<byte> bytes);

    /// <summary>A tensor as an item of a file; its bytes are read when the file is written.</summary>
    public static SafeTensorsItem Item(string name, Tensor tensor) =>
        new(name, tensor.dtype.ToSafeTensors(), tensor.shape, stream => Write(tensor, stream));

    /// <summary>Reads a tensor of a file, on the CPU and of the file's own type.</summary>
    public static Tensor Read(SafeTensorsFile file, SafeTensorsEntry entry)
    {
        var tensor = empty([.. entry.Shape], entry.Type.ToTorch(), CPU);
        ForEachPiece(tensor, (start, bytes) => file.Copy(entry, start, bytes));
        return tensor;
    }

    /// <summary>Reads a tensor of a file into one of the same shape, converting and moving as that one needs.</summary>
    public static void ReadInto(SafeTensorsFile file, SafeTensorsEntry entry, Tensor target)
    {
        using var source = Read(file, entry);
        using var ungraded = no_grad();
        target.copy_(source);
    }

    private static void Write(Tensor tensor, Stream stream)
    {
        using var scope = NewDisposeScope();
        ForEachPiece(tensor.detach().cpu().contiguous(), (_, bytes) => stream.Write(bytes));
    }

    private static void ForEachPiece(Tensor tensor, PieceAction action)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.view(-1);
        var elementBytes = tensor.dtype.ToSafeTensors().Size();
        var (count, pieceLength) = (tensor.numel(), PieceBytes / elementBytes);
        for (long start = 0; start < count; start += pieceLength)
        {
            using var piece = flat.narrow(0, start, Math.Min(pieceLength, count - start));
            action(start * elementBytes, piece.bytes);
        }
    }
}

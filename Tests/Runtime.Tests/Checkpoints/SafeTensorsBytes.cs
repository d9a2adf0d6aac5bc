using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ModelDsl.Checkpoints;

namespace ModelDsl.Runtime.Tests.Checkpoints;

/// <summary>Safetensors files made by hand, sound or not.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] File(string header, int dataLength) => File(Encoding.UTF8.GetBytes(header), dataLength);

    public static byte[] File(byte[] header, int dataLength)
    {
        var bytes = new byte[sizeof(ulong) + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes, sizeof(ulong));
        return bytes;
    }

    /// <summary>Opens a file of these bytes and copies every tensor out of it.</summary>
    public static Dictionary<string, byte[]> ReadAll(string path, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(path, bytes);
        return ReadAll(path);
    }

    public static Dictionary<string, byte[]> ReadAll(string path)
    {
        using var file = SafeTensorsFile.Open(path);
        return file.Tensors.ToDictionary(tensor => tensor.Name, tensor => Read(file, tensor));
    }

    public static byte[] Read(SafeTensorsFile file, SafeTensorsEntry tensor)
    {
        var data = new byte[tensor.Length];
        file.Copy(tensor, 0, data);
        return data;
    }
}

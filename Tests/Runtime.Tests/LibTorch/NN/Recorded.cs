using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ModelDsl.Checkpoints;
using Shouldly;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>What PyTorch 1.13 gave: Golden/torch-1.13/nn.safetensors, written by make_nn.py beside it.</summary>
internal static class Recorded
{
    /// <summary>The seed that the script sets before it makes a module, fills a tensor or calls.</summary>
    public const long Seed = 7;

    private static readonly Dictionary<string, Tensor> All = Load();

    public static IEnumerable<string> Cases => All.Keys.Select(key => key[..key.IndexOf('/', StringComparison.Ordinal)]).Distinct();

    public static Tensor Of(string key) => All[key];

    public static bool Has(string key) => All.ContainsKey(key);

    /// <summary>The tensors under a prefix by the rest of their key.</summary>
    public static Dictionary<string, Tensor> Under(string prefix) =>
        All.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    /// <summary>Copies of the tensors <c>prefix0</c>, <c>prefix1</c>, ….</summary>
    public static Tensor[] Sequence(string prefix) =>
        [.. Enumerable.Range(0, int.MaxValue).TakeWhile(i => Has($"{prefix}{i}")).Select(i => Of($"{prefix}{i}").clone())];

    /// <summary>The weights of the sum that the script differentiates.</summary>
    public static Tensor Cotangent(Tensor output) =>
        arange(output.numel(), ScalarType.Float32).cos().to(output.dtype).reshape(output.shape);

    public static void ShouldBeClose(Tensor actual, Tensor expected, string what, double tolerance = 2e-6)
    {
        actual.shape.ShouldBe(expected.shape, what);
        actual.dtype.ShouldBe(expected.dtype, what);
        if (expected.numel() == 0)
            return;
        var scale = Math.Max(1, expected.to(ScalarType.Float64).abs().max().item<double>());
        var difference = (actual.detach().to(ScalarType.Float64) - expected.detach().to(ScalarType.Float64)).abs().max().item<double>();
        (difference <= tolerance * scale).ShouldBeTrue($"{what}: differs by {difference:g3} where the largest element is {scale:g3}");
    }

    private static Dictionary<string, Tensor> Load()
    {
        using var file = SafeTensorsFile.Open(Path.Combine(AppContext.BaseDirectory, "Golden", "torch-1.13", "nn.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => ToTensor(file, entry));
    }

    private static Tensor ToTensor(SafeTensorsFile file, SafeTensorsEntry entry)
    {
        var bytes = new byte[entry.Length];
        file.Copy(entry, 0, bytes);
        long[] shape = [.. entry.Shape];
        return (entry.Type switch
        {
            SafeTensorsType.F32 => tensor(MemoryMarshal.Cast<byte, float>(bytes.AsSpan()).ToArray(), shape),
            SafeTensorsType.I64 => tensor(MemoryMarshal.Cast<byte, long>(bytes.AsSpan()).ToArray(), shape),
            SafeTensorsType.BOOL => tensor(Array.ConvertAll(bytes, value => value != 0), shape),
            _ => throw new InvalidDataException($"{entry.Name} has type {entry.Type}: make_nn.py writes F32, I64 and BOOL"),
        }).DetachFromDisposeScope();
    }
}

using System;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Checkpoints;

public sealed class SafeTensorsFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "not valid JSON")]
    [InlineData("""[]""", 0, "does not begin with '{'")]
    [InlineData("""{"w":3}""", 0, "'w': its entry is a number")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2]}}""", 8, "'w': its entry has no 'data_offsets'")]
    [InlineData("""{"w":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", 8, "'w': dtype 'F33'")]
    [InlineData("""{"w":{"dtype":"8","shape":[2],"data_offsets":[0,8]}}""", 8, "'w': dtype '8'")]
    [InlineData("""{"w":{"dtype":8,"shape":[2],"data_offsets":[0,8]}}""", 8, "'w': dtype is a number")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "'w': shape holds -2")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "'w': shape holds 2.5")]
    [InlineData("""{"w":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, "'w': shape is a number")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", 8, "'w': data_offsets has 3 numbers")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "'w': data_offsets [8, 0] end before they begin")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "'w': data_offsets [0, 8] reach past the end")]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'w': data_offsets [0, 8] hold 8 bytes, but F32 with shape [3] needs 12")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", 8, "'w': shape [4611686018427387904, 4] is larger")]
    [InlineData("""{"w":{"dtype":"F32","shape":[0,4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "'w': shape [0, 4611686018427387904, 4] is larger")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "end at byte 8 of the data, but 9 bytes follow")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[1,9]}}""", 9, "'w': begins at byte 1 of the data, but the tensor before it ends at 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[8],"data_offsets":[4,12]}}""", 12, "'b': begins at byte 4 of the data, inside")]
    [InlineData("""{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "the key 'w' twice")]
    [InlineData("""{"w":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}}""", 1, "'w': its entry has the key 'dtype' twice")]
    [InlineData("""{"__metadata__":{"epoch":3}}""", 0, "__metadata__ 'epoch' is a number")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__ is an array")]
    [InlineData("""{"\ud800":3}""", 0, "not valid Unicode")]
    public void A_fault_in_the_header_is_named(string header, int dataLength, string expected)
    {
        var path = _folder["bad.safetensors"];
        var error = Should.Throw<SafeTensorsException>(() => SafeTensorsBytes.ReadAll(path, SafeTensorsBytes.File(header, dataLength)));
        error.Message.ShouldStartWith(path);
        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        byte[] header = [.. Encoding.UTF8.GetBytes("{\""), 0xff, .. Encoding.UTF8.GetBytes("\":{}}")];
        Should.Throw<SafeTensorsException>(() => SafeTensorsBytes.ReadAll(_folder["bad"], SafeTensorsBytes.File(header, 0)))
            .Message.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_without_room_for_the_length_is_refused(int length) =>
        Should.Throw<SafeTensorsException>(() => SafeTensorsBytes.ReadAll(_folder["short"], new byte[length])).Message.ShouldContain($"has {length} bytes");

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(3UL)]
    public void A_header_longer_than_the_file_is_refused(ulong declared) =>
        Should.Throw<SafeTensorsException>(() => SafeTensorsBytes.ReadAll(_folder["long"], [.. BitConverter.GetBytes(declared), (byte)'{', (byte)'}']))
            .Message.ShouldContain($"declares a header of {declared} bytes");

    [Fact]
    public void A_missing_file_is_not_found() =>
        Should.Throw<FileNotFoundException>(() => SafeTensorsFile.Open(_folder["nowhere.safetensors"]));

    [Fact]
    public void Damage_is_either_harmless_or_a_clear_error()
    {
        SafeTensorsWriter.Write(
            _folder["sound"],
            [
                new("blocks.0.attn.qkv.weight", SafeTensorsType.F32, [6, 2], new byte[48]),
                new("blocks.0.attn.qkv.bias", SafeTensorsType.BF16, [6], new byte[12]),
                new("scale", SafeTensorsType.F64, [], new byte[8]),
                new("empty", SafeTensorsType.I64, [3, 0], []),
            ],
            new System.Collections.Generic.Dictionary<string, string> { ["format"] = "pt" }
        );
        var sound = File.ReadAllBytes(_folder["sound"]);
        var (refused, harmless) = (0, 0);
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    try
                    {
                        SafeTensorsBytes.ReadAll(_folder["damaged"], Damage(sound, new Random(seed)));
                        harmless++;
                    }
                    catch (SafeTensorsException)
                    {
                        refused++;
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        refused.ShouldBeGreaterThan(harmless);
    }

    // Biased towards what a parser trips over: digits, brackets, quotes, the length field, a cut.
    private static byte[] Damage(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        var headerEnd = 8 + (int)BitConverter.ToInt64(sound);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(8) == 0 ? random.Next(8) : random.Next(8, Math.Min(headerEnd, bytes.Count));
            var value = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789-.eE[]{}\",:\\u"[random.Next(23)];
            switch (random.Next(4))
            {
                case 0: bytes[at] = value; break;
                case 1: bytes.Insert(at, value); break;
                case 2: bytes.RemoveAt(at); break;
                default:
                    if (random.Next(4) == 0)
                        return [.. bytes.Take(random.Next(bytes.Count))];
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}

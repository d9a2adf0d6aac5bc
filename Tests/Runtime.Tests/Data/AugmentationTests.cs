using System;
using System.Collections.Generic;
using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class AugmentationTests
{
    [Fact]
    public void Images_are_mirrored_and_shifted_as_a_whole()
    {
        // Two channels of 5×6; what is not black keeps 2 pixels from every edge, so no shift by 2 loses any.
        const int count = 1000;
        var image = new byte[60];
        (image[2 * 6 + 2], image[2 * 6 + 3], image[30 + 2 * 6 + 2]) = (10, 20, 30);
        using var scope = NewDisposeScope();
        var images = tensor(image, uint8).view(1, 2, 5, 6).expand(count, -1, -1, -1);
        var result = new Augmentation(flip: true, shift: 2, seed: 1).Apply(images, Enumerable.Range(0, count).ToArray(), epoch: 0);
        result.shape.ShouldBe([count, 2, 5, 6]);
        var pixels = result.data<byte>().ToArray();
        var seen = new Dictionary<(int Place, bool Mirrored), int>();
        for (var i = 0; i < count; i++)
        {
            var (first, second) = (pixels[(i * 60)..(i * 60 + 30)], pixels[(i * 60 + 30)..(i * 60 + 60)]);
            first.Sum(pixel => pixel).ShouldBe(30);
            second.Sum(pixel => pixel).ShouldBe(30);
            var (ten, twenty) = (Array.IndexOf(first, (byte)10), Array.IndexOf(first, (byte)20));
            // The channels move together, and a mirrored pair has changed places.
            Array.IndexOf(second, (byte)30).ShouldBe(ten);
            Math.Abs(twenty - ten).ShouldBe(1);
            seen[(ten, twenty < ten)] = seen.GetValueOrDefault((ten, twenty < ten)) + 1;
        }

        // 25 shifts, mirrored or not: all 50, each about 20 times.
        seen.Count.ShouldBe(50);
        seen.Values.Max().ShouldBeLessThan(50);
    }

    [Fact]
    public void It_follows_from_seed_epoch_and_image_alone()
    {
        var whole = Apply(seed: 5, epoch: 7, [3, 1, 4, 1]);
        Apply(seed: 5, epoch: 7, [3, 1, 4, 1]).ShouldBe(whole);
        Apply(seed: 5, epoch: 7, [3, 1]).ShouldBe(whole[..72]);
        Apply(seed: 5, epoch: 8, [3, 1, 4, 1]).ShouldNotBe(whole);
        Apply(seed: 6, epoch: 7, [3, 1, 4, 1]).ShouldNotBe(whole);
    }

    [Fact]
    public void Without_flip_and_shift_images_stay_as_they_are() =>
        Apply(seed: 5, epoch: 7, [0, 1], flip: false, shift: 0).ShouldBe(Enumerable.Range(0, 72).Select(i => (long)i));

    private static long[] Apply(long seed, int epoch, int[] indices, bool flip = true, int shift = 2)
    {
        using var scope = NewDisposeScope();
        var images = arange(indices.Length * 36).view(indices.Length, 1, 6, 6);
        return new Augmentation(flip, shift, seed).Apply(images, indices, epoch).contiguous().data<long>().ToArray();
    }
}

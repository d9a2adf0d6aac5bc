using System;
using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class SyntheticShapesTests
{
    [Fact]
    public void The_same_number_is_the_same_picture_and_another_seed_other_ones()
    {
        var (pixels, mask) = Read(new SyntheticShapes(4, 32), 2);
        var (again, maskAgain) = Read(new SyntheticShapes(9, 32), 2);
        (again.SequenceEqual(pixels), maskAgain.SequenceEqual(mask)).ShouldBe((true, true));
        Read(new SyntheticShapes(4, 32), 3).Pixels.SequenceEqual(pixels).ShouldBeFalse();
        Read(new SyntheticShapes(4, 32, seed: 1), 2).Pixels.SequenceEqual(pixels).ShouldBeFalse();
    }

    [Fact]
    public void Every_class_is_there_about_as_often_and_has_its_own_channel()
    {
        var data = new SyntheticShapes(200, 32);
        var counts = new long[4];
        var brightest = new long[4];
        for (var i = 0; i < data.Count; i++)
        {
            var (pixels, mask) = Read(data, i);
            for (var place = 0; place < mask.Length; place++)
            {
                counts[mask[place]]++;
                var channels = Enumerable.Range(0, 3).Select(channel => pixels[channel * mask.Length + place]).ToArray();
                if (mask[place] > 0 && channels[mask[place] - 1] == channels.Max())
                    brightest[mask[place]]++;
            }
        }

        counts.Sum().ShouldBe(200 * 32 * 32);
        // Shapes of a class are as large as those of another; half of the picture or more is ground.
        counts[0].ShouldBeGreaterThan(counts.Sum() / 2);
        counts[1..].Max().ShouldBeLessThan(2 * counts[1..].Min());
        for (var shape = 1; shape < 4; shape++)
            ((double)brightest[shape] / counts[shape]).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Has_no_class_for_a_whole_picture()
    {
        var data = new SyntheticShapes(1);
        Should.Throw<InvalidOperationException>(() => data.Label(0)).Message.ShouldBe("synthetic-shapes has a class for each pixel, not one for an image.");
        Should.Throw<ArgumentException>(() => new SyntheticShapes(0));
        Should.Throw<ArgumentException>(() => new SyntheticShapes(1, 15));
    }

    private static (byte[] Pixels, byte[] Mask) Read(SegmentationDataset data, int index)
    {
        var (pixels, mask) = (new byte[data.Size.Pixels], new byte[data.Size.Height * data.Size.Width]);
        data.Read(index, pixels);
        data.ReadMask(index, mask);
        return (pixels, mask);
    }
}

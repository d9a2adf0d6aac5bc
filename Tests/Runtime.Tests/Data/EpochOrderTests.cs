using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Data;

public sealed class EpochOrderTests
{
    [Fact]
    public void Every_image_comes_once() => Order(3, 2).Order().ShouldBe(Enumerable.Range(0, 1000));

    [Fact]
    public void The_order_follows_from_seed_and_epoch()
    {
        var order = Order(3, 2);
        Order(3, 2).ShouldBe(order);
        Order(3, 1).ShouldNotBe(order);
        Order(4, 2).ShouldNotBe(order);
    }

    [Fact]
    public void A_position_can_be_found_again() =>
        new EpochOrder(1000, seed: 3, epoch: 2).Batch(640, 128).ToArray().ShouldBe(Order(3, 2)[640..768]);

    [Fact]
    public void Each_place_gets_each_image_alike()
    {
        // 8 images in 8000 epochs: each is at each place about 1000 times, with a deviation of 30.
        var counts = new int[8, 8];
        for (var epoch = 0; epoch < 8000; epoch++)
        {
            var order = new EpochOrder(8, seed: 11, epoch).Batch(0, 8);
            for (var place = 0; place < 8; place++)
                counts[place, order[place]]++;
        }

        counts.Cast<int>().ShouldAllBe(count => count > 850 && count < 1150);
    }

    private static int[] Order(long seed, int epoch) => new EpochOrder(1000, seed, epoch).Batch(0, 1000).ToArray();
}

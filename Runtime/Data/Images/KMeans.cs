using System;
using static TorchSharp.torch;

namespace ModelDsl.Data;

/// <summary>Lloyd's algorithm: points go to the nearest middle, middles to the mean of their points, until none moves.</summary>
internal static class KMeans
{
    /// <summary>Finds middles.</summary>
    /// <param name="points"><c>points channels</c></param>
    /// <param name="count">How many; there are at least as many points.</param>
    /// <param name="rounds">How often they are moved at most.</param>
    /// <param name="seed">Where it starts.</param>
    /// <param name="nearest">For points and middles, each point's nearest middle and the square of its distance.</param>
    public static Tensor Fit(Tensor points, int count, int rounds, ulong seed, Func<Tensor, Tensor, (Tensor Number, Tensor Distance)> nearest)
    {
        using var scope = NewDisposeScope();
        var middles = Start(points, count, new Pcg32(seed, stream: 1));
        for (var round = 0; round < rounds; round++)
        {
            using var inner = NewDisposeScope();
            var (number, distance) = nearest(points, middles);
            var sums = zeros_like(middles).index_add_(0, number, points, 1);
            var sizes = zeros(count, points.dtype, points.device).index_add_(0, number, ones_like(distance), 1).unsqueeze(1);
            // A middle without points goes to where they are farthest from theirs.
            var moved = where(sizes > 0, sums / sizes.clamp_min(1), points.index_select(0, distance.argmax().reshape(1)));
            var isStill = moved.equal(middles).all().item<bool>();
            middles.copy_(moved);
            if (isStill)
                break;
        }

        return middles.MoveToOuterDisposeScope();
    }

    /// <summary>k-means++: each next one a point, the farther from those before the likelier.</summary>
    private static Tensor Start(Tensor points, int count, Pcg32 random)
    {
        using var scope = NewDisposeScope();
        var chosen = new long[count];
        chosen[0] = random.Below((int)Math.Min(int.MaxValue, points.size(0)));
        var distance = (points - points.narrow(0, chosen[0], 1)).square().sum(-1).to(float64);
        for (var i = 1; i < count; i++)
        {
            using var inner = NewDisposeScope();
            var sums = distance.cumsum(0);
            var drawn = sums.narrow(0, sums.size(0) - 1, 1) * (random.Next() / 4294967296.0);
            chosen[i] = Math.Min((sums <= drawn).sum().item<long>(), points.size(0) - 1);
            var next = (points - points.narrow(0, chosen[i], 1)).square().sum(-1).to(float64);
            distance.copy_(distance.minimum(next));
        }

        return points.index_select(0, tensor(chosen, device: points.device)).MoveToOuterDisposeScope();
    }
}

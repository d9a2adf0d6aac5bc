using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>
/// What each token of the last block has of each token of the first: attention rollout (Abnar and Zuidema 2020, arXiv 2005.00928, section 3).
/// </summary>
public static class AttentionRollout
{
    /// <summary>The product over all blocks of half the mean over the heads and half the residual connection, rows adding up to 1.</summary>
    /// <param name="maps">What the blocks show, first block first: <c>b heads n n</c> each.</param>
    /// <returns><c>b n n</c>.</returns>
    /// <exception cref="ArgumentException">There is none, or they differ in shape.</exception>
    public static Tensor Of(IReadOnlyList<Tensor> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        if (maps.Count == 0 || maps.Any(map => map.dim() != 4 || map.size(2) != maps[0].size(3) || map.size(3) != maps[0].size(3)))
            throw new ArgumentException("A rollout needs one map or more, b heads n n each, of one number of tokens.", nameof(maps));
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor? rollout = null;
        foreach (var map in maps)
        {
            // Mixed heads (re-attention) may be below 0, and count by how much they weigh.
            var mean = map.mean([1]).abs();
            var residual = eye(map.size(3), dtype: map.dtype, device: map.device);
            var step = (mean / mean.sum(dim: -1, keepdim: true) + residual) / 2;
            rollout = scope.DisposeEverythingBut(rollout is null ? step : step.matmul(rollout));
        }

        return rollout!.MoveToOuterDisposeScope();
    }
}

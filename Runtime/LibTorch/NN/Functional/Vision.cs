using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary><c>b c·r² h w</c> to <c>b c h·r w·r</c>.</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Op.pixel_shuffle(input, upscale_factor);

            /// <summary><c>b c h·r w·r</c> to <c>b c·r² h w</c>.</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Op.pixel_unshuffle(input, downscale_factor);

            /// <summary>Samples <c>b c h w</c> at the points of <paramref name="grid"/>, <c>b h' w' 2</c> in -1 … 1 as (x, y).</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch numbers both enumerations its own way.
                var interpolation = mode == GridSampleMode.Nearest ? 1 : 0;
                var padding = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1,
                    GridSamplePaddingMode.Reflection => 2,
                    _ => 0,
                };
                return Op.grid_sampler(input, grid, interpolation, padding, align_corners ?? false);
            }

            /// <summary>The sampling grid of the affine maps <paramref name="theta"/>, <c>b 2 3</c>, for images of <paramref name="size"/>.</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Op.affine_grid_generator(theta, size, align_corners);

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            /// <summary>Resizes the dimensions after batch and channels, of which there are one, two or three.</summary>
            /// <param name="size">The new sizes, one for each dimension or one for all; this or <paramref name="scale_factor"/>.</param>
            /// <param name="scale_factor">Used as given by the formula of the mode unless <paramref name="recompute_scale_factor"/>.</param>
            /// <param name="align_corners">Only for the linear and cubic modes.</param>
            /// <param name="antialias">Only for <c>Bilinear</c> and <c>Bicubic</c>, as Pillow resizes.</param>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false,
                bool antialias = false)
            {
                var spatial = (int)x.ndim - 2;
                CheckInterpolation(size, scale_factor, spatial, mode, align_corners, recompute_scale_factor, antialias);
                var sizes = Spread(size, spatial);
                var scales = Spread(scale_factor, spatial);
                if (scales is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    sizes = new long[spatial];
                    for (var i = 0; i < spatial; i++)
                        sizes[i] = (long)Math.Floor(x.shape[i + 2] * scales[i]);
                    scales = null;
                }

                var align = align_corners ?? false;
                return (mode, spatial) switch
                {
                    (InterpolationMode.Nearest, 1) => Op.upsample_nearest1d_vec(x, sizes, scales),
                    (InterpolationMode.Nearest, 2) => Op.upsample_nearest2d_vec(x, sizes, scales),
                    (InterpolationMode.Nearest, 3) => Op.upsample_nearest3d_vec(x, sizes, scales),
                    (InterpolationMode.NearestExact, 1) => Op._upsample_nearest_exact1d_vec(x, sizes, scales),
                    (InterpolationMode.NearestExact, 2) => Op._upsample_nearest_exact2d_vec(x, sizes, scales),
                    (InterpolationMode.NearestExact, 3) => Op._upsample_nearest_exact3d_vec(x, sizes, scales),
                    (InterpolationMode.Area, 1) => Op.adaptive_avg_pool1d(x, sizes),
                    (InterpolationMode.Area, 2) => Op.adaptive_avg_pool2d(x, sizes),
                    (InterpolationMode.Area, 3) => Op.adaptive_avg_pool3d(x, sizes),
                    (InterpolationMode.Linear, 1) => Op.upsample_linear1d_vec(x, sizes, align, scales),
                    (InterpolationMode.Bilinear, 2) when antialias => Op._upsample_bilinear2d_aa_vec(x, sizes, align, scales),
                    (InterpolationMode.Bilinear, 2) => Op.upsample_bilinear2d_vec(x, sizes, align, scales),
                    (InterpolationMode.Bicubic, 2) when antialias => Op._upsample_bicubic2d_aa_vec(x, sizes, align, scales),
                    (InterpolationMode.Bicubic, 2) => Op.upsample_bicubic2d_vec(x, sizes, align, scales),
                    (InterpolationMode.Trilinear, 3) => Op.upsample_trilinear3d_vec(x, sizes, align, scales),
                    _ => throw new ArgumentException($"{mode} cannot resize an input of {x.ndim} dimensions.", nameof(mode)),
                };
            }

            private static void CheckInterpolation(long[]? size, double[]? scales, int spatial, InterpolationMode mode, bool? align_corners,
                bool recompute, bool antialias)
            {
                if (size is null == scales is null)
                    throw new ArgumentException("Give either size or scale_factor.", nameof(size));
                var given = size?.Length ?? scales!.Length;
                if (given != spatial && given != 1)
                    throw new ArgumentException($"An input with {spatial} spatial dimensions takes {spatial} sizes or one for all, not {given}.", nameof(size));
                if (recompute && size is not null)
                    throw new ArgumentException("recompute_scale_factor goes with scale_factor, not with size.", nameof(size));
                if (align_corners is true && mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area))
                    throw new ArgumentException($"{mode} has no align_corners.", nameof(align_corners));
                if (antialias && (spatial != 2 || mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic)))
                    throw new ArgumentException("Only Bilinear and Bicubic over two dimensions can be antialiased.", nameof(antialias));
            }

            private static T[]? Spread<T>(T[]? values, int count)
            {
                if (values is not [var one] || count == 1)
                    return values;
                var all = new T[count];
                Array.Fill(all, one);
                return all;
            }
        }
    }
}

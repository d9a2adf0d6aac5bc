using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Discrete Fourier transforms of one and two dimensions.</summary>
    public static partial class fft
    {
        public static Tensor fft_(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_fft(input, Points(n), dim, Name(norm));

        public static Tensor ifft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_ifft(input, Points(n), dim, Name(norm));

        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_rfft(input, Points(n), dim, Name(norm));

        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_irfft(input, Points(n), dim, Name(norm));

        public static Tensor fft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_fft2(input, s, dim ?? LastTwo, Name(norm));

        public static Tensor ifft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_ifft2(input, s, dim ?? LastTwo, Name(norm));

        public static Tensor rfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_rfft2(input, s, dim ?? LastTwo, Name(norm));

        public static Tensor irfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) =>
            Op.fft_irfft2(input, s, dim ?? LastTwo, Name(norm));

        private static readonly long[] LastTwo = [-2, -1];

        private static long? Points(long n) => n == -1 ? null : n;

        private static string Name(FFTNormType norm) =>
            norm switch
            {
                FFTNormType.Backward => "backward",
                FFTNormType.Forward => "forward",
                FFTNormType.Ortho => "ortho",
                _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "This is no normalization of a Fourier transform."),
            };
    }
}

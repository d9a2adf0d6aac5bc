namespace TorchSharp;

/// <summary>Which direction of a Fourier transform divides by the number of points; Ortho: both, by its root.</summary>
public enum FFTNormType
{
    Backward = 0,
    Forward = 1,
    Ortho = 2,
}

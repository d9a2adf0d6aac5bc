namespace TorchSharp;

/// <summary>Whether <c>cdist</c> finds Euclidean distances by a matrix product: faster, and less exact where they are small.</summary>
public enum compute_mode
{
    /// <summary>From 26 rows on.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}

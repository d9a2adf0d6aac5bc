namespace ModelDsl;

/// <summary>
/// Attention inside windows in every other block, attention to a reduced grid in the others (Twins-SVT, arXiv 2104.13840, section 3.2).
/// </summary>
[Alternate(typeof(LocallyGroupedAttention), typeof(SpatialReductionAttention))]
public abstract class LocalGlobalAttention;

namespace ModelDsl;

/// <summary>
/// Windows in every other block, shifted windows in the others (Swin, arXiv 2103.14030, section 3.2, equation 3).
/// </summary>
[Alternate(typeof(WindowAttention), typeof(ShiftedWindowAttention))]
public abstract class SwinAttention;

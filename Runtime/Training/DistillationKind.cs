namespace ModelDsl.Training;

/// <summary>How a model learns from a teacher (DeiT, arXiv 2012.12877, section 4).</summary>
public enum DistillationKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>From the teacher's probabilities at a temperature (equation 2).</summary>
    Soft,

    /// <summary>From the class that the teacher finds most probable (equation 3).</summary>
    Hard,
}

namespace ModelDsl.Generator;

/// <summary>The steps of the pipeline, by which tests and tracing know them. None of them holds a place in the source.</summary>
internal static class StepNames
{
    /// <summary>Symbols to declarations. Everything below runs only for those that change.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>Contracts that are written in this compilation, judged by themselves.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>Names of generated files that differ in nothing but case.</summary>
    public const string Collisions = nameof(Collisions);

    /// <summary>Declarations judged.</summary>
    public const string Check = nameof(Check);

    /// <summary>Texts of generated files.</summary>
    public const string Emit = nameof(Emit);
}

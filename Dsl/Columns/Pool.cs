namespace ModelDsl;

/// <summary>How a head makes one vector of many tokens.</summary>
public enum Pool
{
    /// <summary>The first prefix token (the class token).</summary>
    Token,

    /// <summary>The mean of the tokens that are no prefix tokens.</summary>
    Mean,
}

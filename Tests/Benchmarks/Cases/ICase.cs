namespace ModelDsl.Benchmarks.Cases;

/// <summary>Something to time. Making it allocates what it needs; running it leaves nothing behind.</summary>
internal interface ICase
{
    /// <summary>Parameters of its model; none where it has no model.</summary>
    long Parameters => 0;

    /// <summary>Does it <paramref name="count"/> times.</summary>
    void Run(long count);
}

namespace ModelDsl.Data;

/// <summary>
/// PCG-XSH-RR (O'Neill 2014), 32 bits out of 64 of state: the same numbers on every machine and every version of .NET, and a separate stream for
/// each pair of seed and stream number, so that what is random in an epoch or an image needs no state but its number.
/// </summary>
internal struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Starts a stream.</summary>
    public Pcg32(ulong seed, ulong stream)
    {
        _increment = (stream << 1) | 1;
        Next();
        _state += seed;
        Next();
    }

    /// <summary>A number of 32 random bits.</summary>
    public uint Next()
    {
        var old = _state;
        _state = unchecked(old * Multiplier + _increment);
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>; each equally likely (Lemire 2019).</summary>
    public int Below(int bound)
    {
        var range = (uint)bound;
        var product = (ulong)Next() * range;
        if ((uint)product < range)
        {
            var threshold = unchecked((0u - range) % range);
            while ((uint)product < threshold)
                product = (ulong)Next() * range;
        }

        return (int)(product >> 32);
    }
}

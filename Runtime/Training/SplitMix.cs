namespace ModelDsl.Training;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): a seed for each step of a run; steps and seeds that lie side by side give unlike numbers.</summary>
internal static class SplitMix
{
    public static long Mix(long seed, long step)
    {
        unchecked
        {
            var z = Finish((ulong)seed + 0x9E3779B97F4A7C15) + (ulong)(step + 1) * 0x9E3779B97F4A7C15;
            return (long)Finish(z);
        }
    }

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

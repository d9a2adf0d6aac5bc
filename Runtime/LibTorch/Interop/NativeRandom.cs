using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/random.cpp.</summary>
internal static unsafe class NativeRandom
{
    [DllImport(Shim.Name, EntryPoint = "md_generator_default")]
    public static extern nint Default(int type, int index);

    [DllImport(Shim.Name, EntryPoint = "md_generator_new")]
    public static extern nint New(ulong seed, int type, int index);

    [DllImport(Shim.Name, EntryPoint = "md_generator_delete")]
    public static extern void Delete(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_generator_set_seed")]
    public static extern bool SetSeed(nint handle, ulong seed);

    [DllImport(Shim.Name, EntryPoint = "md_generator_seed")]
    public static extern bool Seed(nint handle, ulong* seed);

    [DllImport(Shim.Name, EntryPoint = "md_generator_current_seed")]
    public static extern bool CurrentSeed(nint handle, ulong* seed);

    [DllImport(Shim.Name, EntryPoint = "md_generator_get_state")]
    public static extern nint GetState(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_generator_set_state")]
    public static extern bool SetState(nint handle, nint state);

    [DllImport(Shim.Name, EntryPoint = "md_manual_seed")]
    public static extern bool ManualSeed(ulong seed);
}

using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// What holds for the whole process: default type and device, threads, determinism, and facts about this libtorch.
public static partial class torch
{
    private static Device _defaultDevice = CPU;

    public static unsafe string __version__ => new((sbyte*)NativeModes.Version());

    public static ScalarType get_default_dtype() => (ScalarType)NativeModes.GetDefaultDType();

    public static void set_default_dtype(ScalarType dtype) => Arg.Check(NativeModes.SetDefaultDType((int)dtype));

    /// <summary>Where factories put a tensor that is given no device.</summary>
    public static Device get_default_device() => _defaultDevice;

    public static void set_default_device(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        InitializeDeviceType(device.type);
        _defaultDevice = device;
    }

    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static void set_default_tensor_type(Tensor t)
    {
        ArgumentNullException.ThrowIfNull(t);
        set_default_dtype(t.dtype);
        set_default_device(t.device);
    }

    public static int get_num_threads() => NativeModes.GetNumThreads();

    public static void set_num_threads(int num) => Arg.Check(NativeModes.SetNumThreads(num));

    public static int get_num_interop_threads() => NativeModes.GetNumInteropThreads();

    public static void set_num_interop_threads(int num) => Arg.Check(NativeModes.SetNumInteropThreads(num));

    public static bool are_deterministic_algorithms_enabled() => NativeModes.ContextGet(ContextFlag.Deterministic);

    public static bool is_deterministic_algorithms_warn_only_enabled() => NativeModes.ContextGet(ContextFlag.DeterministicWarnOnly);

    public static bool compiled_with_cxx11_abi() => NativeModes.Cxx11Abi();

    /// <summary>Whether tensors can be made on such a device here.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        _ => false,
    };

    /// <exception cref="InvalidOperationException">No such device here.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
        {
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
        }
    }

    /// <summary>The device itself, the default one for null; a kind of device without a number becomes the first of its kind.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= get_default_device();
        InitializeDeviceType(device.type);
        return device is { type: DeviceType.CUDA, index: -1 } ? new(DeviceType.CUDA, 0) : device;
    }

    public static bool mps_is_available() => false;
}

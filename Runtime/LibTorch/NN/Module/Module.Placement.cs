using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // As in PyTorch, and unlike TorchSharp, a Parameter stays the same object when its storage moves: an optimizer made before keeps working.
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                CheckTarget(device.type, dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                CheckTarget(deviceType, null);
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckTarget(null, dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Moves the children, then the own parameters with their gradients, then the own buffers. Integers keep their type.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null)
                        child._to(dtype!.Value, non_blocking);
                    else if (dtype is null)
                        child._to(device.type, device.index, non_blocking);
                    else
                        child._to(device, dtype.Value, non_blocking);
                }
                foreach (var (_, parameter) in named_parameters(false))
                    Placement.Move(parameter, dtype, device, non_blocking);
                foreach (var (_, buffer) in named_buffers(false))
                    Placement.Move(buffer, dtype, device, non_blocking);
            }

            private static void CheckTarget(DeviceType? device, ScalarType? dtype)
            {
                if (dtype is { } type && !Placement.IsConvertible(type))
                    throw new ArgumentException($"A module's parameters can be floating point or complex, not {type}.");
                if (device == DeviceType.CUDA && !cuda.is_available())
                    throw new InvalidOperationException("CUDA is not available.");
            }
        }
    }
}

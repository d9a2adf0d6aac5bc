using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves a module's tensor to a type and device, keeping the object: only the storage behind it changes.</summary>
internal static class Placement
{
    public static void Move(Tensor tensor, ScalarType? dtype, Device? device, bool non_blocking)
    {
        var type = IsConvertible(tensor.dtype) ? dtype ?? tensor.dtype : tensor.dtype;
        var place = device ?? tensor.device;
        if (tensor.dtype == type && IsAt(tensor, place))
            return;
        using var gradient = tensor.grad;

        // Outside the graph, so that what moved is a leaf again.
        using var _ = no_grad();
        var requiresGrad = tensor.requires_grad;
        using var moved = tensor.to(type, place, non_blocking: non_blocking);
        moved.requires_grad = requiresGrad;
        (tensor.handle, moved.handle) = (moved.handle, tensor.handle);
        if (gradient is not null)
        {
            using var movedGradient = gradient.to(type, place, non_blocking: non_blocking);
            tensor.grad = movedGradient;
        }
    }

    /// <summary>Whether a module's numbers can have that type: floating point and complex, not integers.</summary>
    public static bool IsConvertible(ScalarType type) => is_floating_point(type) || is_complex(type);

    // A device without a number is the current one of its kind: good enough for a tensor that is on that kind already.
    private static bool IsAt(Tensor tensor, Device place) =>
        tensor.device_type == place.type && (place.index < 0 || tensor.device_index < 0 || tensor.device_index == place.index);
}

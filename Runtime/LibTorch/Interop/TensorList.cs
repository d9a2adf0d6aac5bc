using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Handles that an operator gave back as a list (Handles in shim.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorList
{
    private nint* _data;
    private long _count;

    /// <summary>The tensors; the native list is gone after this.</summary>
    public Tensor[] Take()
    {
        var result = new Tensor[_count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Tensor.Adopt(_data[i]);
        }

        NativeTensor.Free(_data);
        _data = null;
        _count = 0;
        return result;
    }
}

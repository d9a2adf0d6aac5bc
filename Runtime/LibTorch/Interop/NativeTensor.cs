using System.Runtime.InteropServices;

namespace ModelDsl.LibTorch.Interop;

/// <summary>Exports of native/tensor.cpp, errors.cpp and indexing.cpp. Those that take nanoseconds leave the garbage collector's mode alone.</summary>
internal static unsafe class NativeTensor
{
    [DllImport(Shim.Name, EntryPoint = "md_last_error")]
    public static extern byte* LastError();

    [DllImport(Shim.Name, EntryPoint = "md_free")]
    public static extern void Free(void* memory);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_delete")]
    public static extern void Delete(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_share"), SuppressGCTransition]
    public static extern nint Share(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_defined"), SuppressGCTransition]
    public static extern bool Defined(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_sizes"), SuppressGCTransition]
    public static extern long Sizes(nint handle, long** sizes);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_strides"), SuppressGCTransition]
    public static extern long Strides(nint handle, long** strides);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_dim"), SuppressGCTransition]
    public static extern long Dim(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_numel"), SuppressGCTransition]
    public static extern long Numel(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_itemsize"), SuppressGCTransition]
    public static extern long ItemSize(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_storage_offset"), SuppressGCTransition]
    public static extern long StorageOffset(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_dtype"), SuppressGCTransition]
    public static extern int DType(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_layout"), SuppressGCTransition]
    public static extern int Layout(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_device"), SuppressGCTransition]
    public static extern int Device(nint handle, int* index);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_flags"), SuppressGCTransition]
    public static extern TensorFlags Flags(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_data"), SuppressGCTransition]
    public static extern void* Data(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_own_bytes"), SuppressGCTransition]
    public static extern long OwnBytes(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_from_blob")]
    public static extern nint FromBlob(
        void* data, long* sizes, long dims, int dtype, delegate* unmanaged<nint, void> release, nint context);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_item")]
    public static extern bool Item(nint handle, ScalarValue* result);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_index")]
    public static extern nint Index(nint handle, long* items, long count);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_index_put")]
    public static extern bool IndexPut(nint handle, long* items, long count, nint value);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_index_put_scalar")]
    public static extern bool IndexPut(nint handle, long* items, long count, ScalarValue value);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_sparse_indices")]
    public static extern nint SparseIndices(nint handle);

    [DllImport(Shim.Name, EntryPoint = "md_tensor_sparse_values")]
    public static extern nint SparseValues(nint handle);
}

/// <summary>What md_tensor_flags answers.</summary>
[System.Flags]
internal enum TensorFlags
{
    Contiguous = 1,
    RequiresGrad = 2,
    Leaf = 4,
    Conjugate = 8,
    Negative = 16,
    Sparse = 32,
    Quantized = 64,
}

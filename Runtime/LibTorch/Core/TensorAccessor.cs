using System;
using System.Collections;
using System.Collections.Generic;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU in logical order (last dimension fastest), whatever its strides; reads and writes go to the tensor.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private readonly T* _data;
    private torch.Tensor? _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        tensor.OnCpu();
        tensor.ValidateType(typeof(T));
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        _data = (T*)tensor.DataPointer();
        Count = tensor.NumberOfElements;
        _tensor = tensor;
    }

    public long Count { get; private set; }

    public bool IsReadOnly => false;

    private torch.Tensor Tensor => _tensor is { IsInvalid: false } tensor ? tensor : throw new ObjectDisposedException(nameof(TensorAccessor<T>));

    /// <summary>By one number: place in logical order; by several: one number per dimension.</summary>
    public T this[params long[] indices]
    {
        get
        {
            var value = _data[Offset(indices)];
            GC.KeepAlive(Tensor);
            return value;
        }

        set
        {
            var offset = Offset(indices);
            GC.KeepAlive(Tensor);
            _data[offset] = value;
        }
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right)
    {
        if (left is null || right is null)
        {
            return ReferenceEquals(left, right);
        }

        return left.ToArray().AsSpan().SequenceEqual(right.ToArray(), EqualityComparer<T>.Default);
    }

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>An array with as many dimensions as the tensor, one for a scalar.</summary>
    public Array ToNDArray()
    {
        var result = _shape.Length == 0 ? new T[1] : Array.CreateInstance(typeof(T), _shape);
        fixed (byte* pointer = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result))
        {
            Copy(0, Count, new Span<T>(pointer, checked((int)Count)), toTensor: false);
        }

        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>As many elements as both sides have.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0) =>
        Copy(tensorIndex, Count - tensorIndex, array[arrayIndex..], toTensor: false);

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        fixed (T* pointer = array)
        {
            Copy(tensorIndex, Count - tensorIndex, new Span<T>(pointer, array.Length)[arrayIndex..], toTensor: true);
        }
    }

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    public override int GetHashCode() => _tensor?.GetHashCode() ?? 0;

    public void Dispose()
    {
        _tensor = null;
        Count = 0;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Copy(long start, long count, Span<T> other, bool toTensor)
    {
        var tensor = Tensor;
        count = Math.Min(count, other.Length);
        if (start < 0 || (count > 0 && start >= Count))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"the tensor has {Count} elements");
        }

        if (_contiguous && count > 0)
        {
            var own = new Span<T>(_data + start, (int)count);
            if (toTensor)
            {
                other[..(int)count].CopyTo(own);
            }
            else
            {
                own.CopyTo(other);
            }
        }
        else
        {
            var position = new Position(_shape, _strides, start);
            for (var i = 0; i < count; i++, position.Next())
            {
                if (toTensor)
                {
                    _data[position.Offset] = other[i];
                }
                else
                {
                    other[i] = _data[position.Offset];
                }
            }
        }

        GC.KeepAlive(tensor);
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            return indices[0] >= 0 && indices[0] < Count
                ? _contiguous ? indices[0] : new Position(_shape, _strides, indices[0]).Offset
                : throw new IndexOutOfRangeException($"{indices[0]} in a tensor of {Count} elements.");
        }

        if (indices.Length != _shape.Length)
        {
            throw new ArgumentException($"{indices.Length} indices for {_shape.Length} dimensions", nameof(indices));
        }

        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= _shape[i])
            {
                throw new IndexOutOfRangeException($"{indices[i]} in dimension {i} of size {_shape[i]}.");
            }

            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    // A place in logical order and where in memory it is; a step costs no division.
    private ref struct Position
    {
        private readonly long[] _shape;
        private readonly long[] _strides;
        private readonly long[] _at;

        public Position(long[] shape, long[] strides, long index)
        {
            _shape = shape;
            _strides = strides;
            _at = new long[shape.Length];
            for (var i = shape.Length - 1; i >= 0; i--)
            {
                (index, _at[i]) = shape[i] == 0 ? (0, 0) : Math.DivRem(index, shape[i]);
                Offset += _at[i] * strides[i];
            }
        }

        public long Offset { get; private set; }

        public void Next()
        {
            for (var i = _shape.Length - 1; i >= 0; i--)
            {
                Offset += _strides[i];
                if (++_at[i] < _shape[i])
                {
                    return;
                }

                Offset -= _at[i] * _strides[i];
                _at[i] = 0;
            }
        }
    }
}

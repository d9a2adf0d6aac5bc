using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One item between the brackets of an index, as in Python: a number, a range, a new axis, an ellipsis, a boolean or a tensor.</summary>
    public struct TensorIndex
    {
        /// <summary>As many full ranges as there are dimensions left.</summary>
        public static TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new() { Kind = IndexKind.NewAxis };

        public static TensorIndex Null = new() { Kind = IndexKind.NewAxis };

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal IndexKind Kind;
        internal long? Start;
        internal long? Stop;
        internal long? Step;
        internal Tensor? Places;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) =>
            Slice(Number(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Number(range.End));

        public static TensorIndex Bool(bool value) => new() { Kind = value ? IndexKind.True : IndexKind.False };

        public static TensorIndex Single(long? index) => new() { Kind = IndexKind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            return new() { Kind = IndexKind.Tensor, Places = tensor };
        }

        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>There so that overloads resolve as intended; an index is no tensor.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException("An index is not a tensor.");

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Number(index));

        private static long Number(Index index) => index.IsFromEnd ? -(long)index.Value : index.Value;
    }

    /// <summary>Kinds of <see cref="TensorIndex"/>, numbered as native/indexing.cpp has them.</summary>
    internal enum IndexKind : long
    {
        NewAxis,
        Single,
        Ellipsis,
        True,
        False,
        Tensor,
        Slice,
    }
}

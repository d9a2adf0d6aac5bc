using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Bitwise and logical operations.
    public partial class Tensor
    {
        public Tensor bitwise_and(Tensor other) => Op.bitwise_and_Tensor(this, other);

        public Tensor bitwise_and_(Tensor other) => Op.bitwise_and__Tensor(this, other);

        public Tensor bitwise_not() => Op.bitwise_not(this);

        public Tensor bitwise_not_() => Op.bitwise_not_(this);

        public Tensor bitwise_or(Tensor other) => Op.bitwise_or_Tensor(this, other);

        public Tensor bitwise_or_(Tensor other) => Op.bitwise_or__Tensor(this, other);

        public Tensor bitwise_xor(Tensor other) => Op.bitwise_xor_Tensor(this, other);

        public Tensor bitwise_xor_(Tensor other) => Op.bitwise_xor__Tensor(this, other);

        public Tensor bitwise_left_shift(Tensor other) => Op.bitwise_left_shift_Tensor(this, other);

        public Tensor bitwise_left_shift_(Tensor other) => Op.bitwise_left_shift__Tensor(this, other);

        public Tensor bitwise_right_shift(Tensor other) => Op.bitwise_right_shift_Tensor(this, other);

        public Tensor bitwise_right_shift_(Tensor other) => Op.bitwise_right_shift__Tensor(this, other);

        public Tensor logical_and(Tensor other) => Op.logical_and(this, other);

        public Tensor logical_and_(Tensor other) => Op.logical_and_(this, other);

        public Tensor logical_not() => Op.logical_not(this);

        public Tensor logical_not_() => Op.logical_not_(this);

        public Tensor logical_or(Tensor other) => Op.logical_or(this, other);

        public Tensor logical_or_(Tensor other) => Op.logical_or_(this, other);

        public Tensor logical_xor(Tensor other) => Op.logical_xor(this, other);

        public Tensor logical_xor_(Tensor other) => Op.logical_xor_(this, other);
    }
}

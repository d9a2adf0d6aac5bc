using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Bitwise and logical operations.
public static partial class torch
{
    public static Tensor bitwise_not(Tensor input) => Op.bitwise_not(input);

    public static Tensor bitwise_not_(Tensor input) => Op.bitwise_not_(input);

    public static Tensor bitwise_and(Tensor left, Tensor right) => Op.bitwise_and_Tensor(left, right);

    public static Tensor bitwise_and_(Tensor left, Tensor right) => Op.bitwise_and__Tensor(left, right);

    public static Tensor bitwise_or(Tensor left, Tensor right) => Op.bitwise_or_Tensor(left, right);

    public static Tensor bitwise_or_(Tensor left, Tensor right) => Op.bitwise_or__Tensor(left, right);

    public static Tensor bitwise_xor(Tensor left, Tensor right) => Op.bitwise_xor_Tensor(left, right);

    public static Tensor bitwise_xor_(Tensor left, Tensor right) => Op.bitwise_xor__Tensor(left, right);

    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => Op.bitwise_left_shift_Tensor(left, right);

    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => Op.bitwise_left_shift__Tensor(left, right);

    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => Op.bitwise_right_shift_Tensor(left, right);

    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => Op.bitwise_right_shift__Tensor(left, right);

    public static Tensor logical_and(Tensor left, Tensor right) => Op.logical_and(left, right);

    public static Tensor logical_and_(Tensor left, Tensor right) => Op.logical_and_(left, right);

    public static Tensor logical_not(Tensor input) => Op.logical_not(input);

    public static Tensor logical_or(Tensor left, Tensor right) => Op.logical_or(left, right);

    public static Tensor logical_or_(Tensor left, Tensor right) => Op.logical_or_(left, right);

    public static Tensor logical_xor(Tensor left, Tensor right) => Op.logical_xor(left, right);

    public static Tensor logical_xor_(Tensor left, Tensor right) => Op.logical_xor_(left, right);
}

using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Operators. Comparisons are element-wise too: test for null with "is null".
    public partial class Tensor
    {
        public static Tensor operator ==(Tensor left, Tensor right) => Op.eq_Tensor(left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => Op.eq_Scalar(left, right);

        public static Tensor operator ==(Scalar left, Tensor right) => Op.eq_Scalar(right, left);

        public static Tensor operator !=(Tensor left, Tensor right) => Op.ne_Tensor(left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => Op.ne_Scalar(left, right);

        public static Tensor operator !=(Scalar left, Tensor right) => Op.ne_Scalar(right, left);

        public static Tensor operator <(Tensor left, Tensor right) => Op.lt_Tensor(left, right);

        public static Tensor operator <(Tensor left, Scalar right) => Op.lt_Scalar(left, right);

        public static Tensor operator <(Scalar left, Tensor right) => Op.gt_Scalar(right, left);

        public static Tensor operator <=(Tensor left, Tensor right) => Op.le_Tensor(left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => Op.le_Scalar(left, right);

        public static Tensor operator <=(Scalar left, Tensor right) => Op.ge_Scalar(right, left);

        public static Tensor operator >(Tensor left, Tensor right) => Op.gt_Tensor(left, right);

        public static Tensor operator >(Tensor left, Scalar right) => Op.gt_Scalar(left, right);

        public static Tensor operator >(Scalar left, Tensor right) => Op.lt_Scalar(right, left);

        public static Tensor operator >=(Tensor left, Tensor right) => Op.ge_Tensor(left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => Op.ge_Scalar(left, right);

        public static Tensor operator >=(Scalar left, Tensor right) => Op.le_Scalar(right, left);

        public static Tensor operator +(Tensor left, Tensor right) => Op.add_Tensor(left, right);

        public static Tensor operator +(Tensor left, Scalar right) => Op.add_Scalar(left, right);

        public static Tensor operator +(Tensor left, int right) => Op.add_Scalar(left, right);

        public static Tensor operator +(Tensor left, long right) => Op.add_Scalar(left, right);

        public static Tensor operator +(Tensor left, float right) => Op.add_Scalar(left, right);

        public static Tensor operator +(Tensor left, double right) => Op.add_Scalar(left, right);

        public static Tensor operator +(Scalar left, Tensor right) => Op.add_Scalar(right, left);

        public static Tensor operator +(int left, Tensor right) => Op.add_Scalar(right, left);

        public static Tensor operator +(long left, Tensor right) => Op.add_Scalar(right, left);

        public static Tensor operator +(float left, Tensor right) => Op.add_Scalar(right, left);

        public static Tensor operator +(double left, Tensor right) => Op.add_Scalar(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => Op.mul_Tensor(left, right);

        public static Tensor operator *(Tensor left, Scalar right) => Op.mul_Scalar(left, right);

        public static Tensor operator *(Tensor left, int right) => Op.mul_Scalar(left, right);

        public static Tensor operator *(Tensor left, long right) => Op.mul_Scalar(left, right);

        public static Tensor operator *(Tensor left, float right) => Op.mul_Scalar(left, right);

        public static Tensor operator *(Tensor left, double right) => Op.mul_Scalar(left, right);

        public static Tensor operator *(Scalar left, Tensor right) => Op.mul_Scalar(right, left);

        public static Tensor operator *(int left, Tensor right) => Op.mul_Scalar(right, left);

        public static Tensor operator *(long left, Tensor right) => Op.mul_Scalar(right, left);

        public static Tensor operator *(float left, Tensor right) => Op.mul_Scalar(right, left);

        public static Tensor operator *(double left, Tensor right) => Op.mul_Scalar(right, left);

        public static Tensor operator -(Tensor left, Tensor right) => Op.sub_Tensor(left, right);

        public static Tensor operator -(Tensor left, Scalar right) => Op.sub_Scalar(left, right);

        public static Tensor operator -(Tensor left, int right) => Op.sub_Scalar(left, right);

        public static Tensor operator -(Tensor left, long right) => Op.sub_Scalar(left, right);

        public static Tensor operator -(Tensor left, float right) => Op.sub_Scalar(left, right);

        public static Tensor operator -(Tensor left, double right) => Op.sub_Scalar(left, right);

        public static Tensor operator -(Scalar left, Tensor right) => Op.rsub_Scalar(right, left);

        public static Tensor operator -(int left, Tensor right) => Op.rsub_Scalar(right, left);

        public static Tensor operator -(long left, Tensor right) => Op.rsub_Scalar(right, left);

        public static Tensor operator -(float left, Tensor right) => Op.rsub_Scalar(right, left);

        public static Tensor operator -(double left, Tensor right) => Op.rsub_Scalar(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Op.div_Tensor(left, right);

        public static Tensor operator /(Tensor left, Scalar right) => Op.div_Scalar(left, right);

        public static Tensor operator /(Tensor left, int right) => Op.div_Scalar(left, right);

        public static Tensor operator /(Tensor left, long right) => Op.div_Scalar(left, right);

        public static Tensor operator /(Tensor left, float right) => Op.div_Scalar(left, right);

        public static Tensor operator /(Tensor left, double right) => Op.div_Scalar(left, right);

        public static Tensor operator /(Scalar left, Tensor right) => Over(left, right);

        public static Tensor operator /(int left, Tensor right) => Over(left, right);

        public static Tensor operator /(long left, Tensor right) => Over(left, right);

        public static Tensor operator /(float left, Tensor right) => Over(left, right);

        public static Tensor operator /(double left, Tensor right) => Over(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => Op.remainder_Tensor(left, right);

        public static Tensor operator %(Tensor left, Scalar right) => Op.remainder_Scalar(left, right);

        public static Tensor operator %(Tensor left, int right) => Op.remainder_Scalar(left, right);

        public static Tensor operator %(Tensor left, long right) => Op.remainder_Scalar(left, right);

        public static Tensor operator %(Tensor left, float right) => Op.remainder_Scalar(left, right);

        public static Tensor operator %(Tensor left, double right) => Op.remainder_Scalar(left, right);

        public static Tensor operator &(Tensor left, Tensor right) => Op.bitwise_and_Tensor(left, right);

        public static Tensor operator |(Tensor left, Tensor right) => Op.bitwise_or_Tensor(left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => Op.bitwise_xor_Tensor(left, right);

        public static Tensor operator ~(Tensor left) => Op.bitwise_not(left);

        public static Tensor operator -(Tensor tensor) => Op.neg(tensor);

        /// <summary>Two different tensors with the same elements are equal; <see cref="GetHashCode"/> is the object's.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        // As Python does it: the reciprocal, times the number.
        private static Tensor Over(Scalar left, Tensor right)
        {
            using var reciprocal = Op.reciprocal(right);
            return Op.mul_Scalar(reciprocal, left);
        }
    }
}

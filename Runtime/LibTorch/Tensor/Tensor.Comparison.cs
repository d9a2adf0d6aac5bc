using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Comparisons; their results are tensors of bool.
    public partial class Tensor
    {
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Op.isclose(this, other, rtol, atol, nanEqual);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Op.isin_Tensor_Tensor(this, test_elements, assume_unique: assumeUnique, invert: invert);

        public Tensor isinf() => Op.isinf(this);

        public Tensor isfinite() => Op.isfinite(this);

        public Tensor isposinf() => Op.isposinf(this);

        public Tensor isneginf() => Op.isneginf(this);

        public Tensor isnan() => Op.isnan(this);

        public Tensor isreal() => Op.isreal(this);

        public Tensor eq(Tensor target) => Op.eq_Tensor(this, target);

        public Tensor equal(Tensor target) => Op.eq_Tensor(this, target);

        public Tensor eq_(Tensor target) => Op.eq__Tensor(this, target);

        public Tensor eq(Scalar target) => Op.eq_Scalar(this, target);

        public Tensor eq_(Scalar target) => Op.eq__Scalar(this, target);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Op.allclose(this, target, rtol, atol, equal_nan);

        public Tensor ge(Tensor target) => Op.ge_Tensor(this, target);

        public Tensor greater_equal(Tensor target) => Op.ge_Tensor(this, target);

        public Tensor ge_(Tensor target) => Op.ge__Tensor(this, target);

        public Tensor ge(Scalar target) => Op.ge_Scalar(this, target);

        public Tensor ge_(Scalar target) => Op.ge__Scalar(this, target);

        public Tensor gt(Tensor target) => Op.gt_Tensor(this, target);

        public Tensor greater(Tensor target) => Op.gt_Tensor(this, target);

        public Tensor gt_(Tensor target) => Op.gt__Tensor(this, target);

        public Tensor gt(Scalar target) => Op.gt_Scalar(this, target);

        public Tensor gt_(Scalar target) => Op.gt__Scalar(this, target);

        public Tensor le(Tensor target) => Op.le_Tensor(this, target);

        public Tensor less_equal(Tensor target) => Op.le_Tensor(this, target);

        public Tensor le_(Tensor target) => Op.le__Tensor(this, target);

        public Tensor less_equal_(Tensor target) => Op.le__Tensor(this, target);

        public Tensor le(Scalar target) => Op.le_Scalar(this, target);

        public Tensor le_(Scalar target) => Op.le__Scalar(this, target);

        public Tensor lt(Tensor target) => Op.lt_Tensor(this, target);

        public Tensor less(Tensor target) => Op.lt_Tensor(this, target);

        public Tensor lt_(Tensor target) => Op.lt__Tensor(this, target);

        public Tensor lt(Scalar target) => Op.lt_Scalar(this, target);

        public Tensor lt_(Scalar target) => Op.lt__Scalar(this, target);

        public Tensor ne(Tensor target) => Op.ne_Tensor(this, target);

        public Tensor not_equal(Tensor target) => Op.ne_Tensor(this, target);

        public Tensor ne_(Tensor target) => Op.ne__Tensor(this, target);

        public Tensor not_equal_(Tensor target) => Op.ne__Tensor(this, target);

        public Tensor ne(Scalar target) => Op.ne_Scalar(this, target);

        public Tensor ne_(Scalar target) => Op.ne__Scalar(this, target);

        /// <summary>Same shape and same elements.</summary>
        public bool Equals(Tensor target) => Op.equal(this, target);
    }
}

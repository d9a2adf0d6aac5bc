using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Comparisons.
public static partial class torch
{
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        Op.allclose(tensor, target, rtol, atol, equal_nan);

    public static Tensor eq(Tensor left, Tensor right) => Op.eq_Tensor(left, right);

    public static Tensor equal(Tensor tensor, Tensor target) => Op.eq_Tensor(tensor, target);

    public static Tensor ge(Tensor left, Tensor right) => Op.ge_Tensor(left, right);

    public static Tensor greater_equal(Tensor tensor, Tensor target) => Op.ge_Tensor(tensor, target);

    public static Tensor gt(Tensor left, Tensor right) => Op.gt_Tensor(left, right);

    public static Tensor greater(Tensor tensor, Tensor target) => Op.gt_Tensor(tensor, target);

    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        Op.isclose(tensor, other, rtol, atol, nanEqual);

    public static Tensor isfinite(Tensor tensor) => Op.isfinite(tensor);

    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        Op.isin_Tensor_Tensor(tensor, test_elements, assume_unique: assumeUnique, invert: invert);

    public static Tensor isinf(Tensor tensor) => Op.isinf(tensor);

    public static Tensor isposinf(Tensor tensor) => Op.isposinf(tensor);

    public static Tensor isneginf(Tensor tensor) => Op.isneginf(tensor);

    public static Tensor isnan(Tensor input) => Op.isnan(input);

    public static Tensor isreal(Tensor tensor) => Op.isreal(tensor);

    public static Tensor le(Tensor left, Tensor right) => Op.le_Tensor(left, right);

    public static Tensor less_equal(Tensor tensor, Tensor target) => Op.le_Tensor(tensor, target);

    public static Tensor lt(Tensor left, Tensor right) => Op.lt_Tensor(left, right);

    public static Tensor less(Tensor tensor, Tensor target) => Op.lt_Tensor(tensor, target);

    public static Tensor ne(Tensor left, Tensor right) => Op.ne_Tensor(left, right);

    public static Tensor not_equal(Tensor tensor, Tensor target) => Op.ne_Tensor(tensor, target);
}

using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Products and decompositions of matrices.
public static partial class torch
{
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        Op.addbmm(input, batch1, batch2, beta, alpha);

    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        Op.addbmm_(input, batch1, batch2, beta, alpha);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => Op.addmm(input, mat1, mat2, beta, alpha);

    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Op.addmm_(input, mat1, mat2, beta, alpha);

    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => Op.addmv(input, mat1, mat2, beta, alpha);

    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        Op.addmv_(input, mat1, mat2, beta, alpha);

    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
        Op.addr(input, vec1, vec2, beta, alpha);

    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) =>
        Op.addr_(input, vec1, vec2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        Op.baddbmm(input, batch1, batch2, beta, alpha);

    public static Tensor bmm(Tensor input, Tensor batch2) => Op.bmm(input, batch2);

    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => Op.cholesky_inverse(input, upper);

    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => Op.cholesky_solve(input, input2, upper);

    public static Tensor dot(Tensor input, Tensor other) => Op.dot(input, other);

    public static Tensor ger(Tensor input, Tensor vec2) => Op.outer(input, vec2);

    public static Tensor inner(Tensor input, Tensor vec2) => Op.inner(input, vec2);

    public static Tensor inverse(Tensor input) => Op.inverse(input);

    public static Tensor det(Tensor input) => Op.det(input);

    public static Tensor logdet(Tensor input) => Op.logdet(input);

    public static Tensor matmul(Tensor input, Tensor target) => Op.matmul(input, target);

    public static Tensor matrix_power(Tensor input, int n) => Op.matrix_power(input, n);

    public static Tensor matrix_exp(Tensor input) => Op.matrix_exp(input);

    public static Tensor mm(Tensor input, Tensor target) => Op.mm(input, target);

    public static Tensor mv(Tensor input, Tensor target) => Op.mv(input, target);

    public static Tensor outer(Tensor input, Tensor vec2) => Op.outer(input, vec2);

    public static Tensor vdot(Tensor input, Tensor target) => Op.vdot(input, target);

    public static Tensor cholesky(Tensor input, bool upper) => Op.cholesky(input, upper);

    public static Tensor kron(Tensor input, Tensor other) => Op.kron(input, other);

    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) => Op.renorm(input, p, dim, maxnorm);

    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => Op.tensordot(a, b, dims1, dims2);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) =>
        Op.tensordot(a, b, [.. dims.Select(d => d.Item1)], [.. dims.Select(d => d.Item2)]);

    public static Tensor vander(Tensor x, long N = -1, bool increasing = false) => Op.vander(x, N == -1 ? null : N, increasing);

    /// <summary>Distances of order <paramref name="p"/> between all rows of two batches of points.</summary>
    public static Tensor cdist(
        Tensor x1,
        Tensor x2,
        double p = 2,
        compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary
    ) => Op.cdist(x1, x2, p, (long)compute_mode);

    public static Tensor pinverse(Tensor input, double rcond = 1e-15, bool hermitian = false) => Op.linalg_pinv(input, rcond, hermitian);
}

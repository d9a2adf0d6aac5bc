using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Products and decompositions of matrices.
    public partial class Tensor
    {
        public Tensor vander(long N = -1, bool increasing = false) => Op.vander(this, N == -1 ? null : N, increasing);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.baddbmm(this, batch1, batch2, beta, alpha);

        public Tensor bmm(Tensor batch2) => Op.bmm(this, batch2);

        public Tensor kron(Tensor other) => Op.kron(this, other);

        public Tensor outer(Tensor vec2) => Op.outer(this, vec2);

        public Tensor ger(Tensor vec2) => Op.outer(this, vec2);

        public Tensor inner(Tensor vec2) => Op.inner(this, vec2);

        public Tensor inverse() => Op.inverse(this);

        public Tensor renorm(float p, long dim, float maxnorm) => Op.renorm(this, p, dim, maxnorm);

        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Op.tensordot(this, b, dims1, dims2);

        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            Op.tensordot(this, b, [.. dims.Select(d => d.Item1)], [.. dims.Select(d => d.Item2)]);

        public Tensor cholesky(bool upper = false) => Op.cholesky(this, upper);

        public Tensor cholesky_inverse(bool upper = false) => Op.cholesky_inverse(this, upper);

        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Op.cholesky_solve(this, input2, upper);

        public Tensor det() => Op.det(this);

        public Tensor logdet() => Op.logdet(this);

        public Tensor matmul(Tensor target) => Op.matmul(this, target);

        public Tensor mm(Tensor target) => Op.mm(this, target);

        public Tensor mv(Tensor target) => Op.mv(this, target);

        public Tensor matrix_exp() => Op.matrix_exp(this);

        public Tensor matrix_power(int n) => Op.matrix_power(this, n);

        public Tensor vdot(Tensor target) => Op.vdot(this, target);

        public Tensor dot(Tensor target) => Op.dot(this, target);

        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Op.addbmm(this, batch1, batch2, beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.addbmm_(this, batch1, batch2, beta, alpha);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Op.addmm(this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Op.addmm_(this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Op.addmv(this, mat, vec, beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Op.addmv_(this, mat, vec, beta, alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Op.addr(this, vec1, vec2, beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Op.addr_(this, vec1, vec2, beta, alpha);

        /// <summary>Contracts the last <paramref name="dims"/> dimensions of this with the first of <paramref name="b"/>.</summary>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            var first = ndim - dims;
            long[] own = [.. Enumerable.Range(0, (int)dims).Select(i => first + i)];
            long[] other = [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)];
            return Op.tensordot(this, b, own, other);
        }

        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Op.linalg_pinv(this, rcond, hermitian);
    }
}

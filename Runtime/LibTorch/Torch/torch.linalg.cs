using System.Collections.Generic;
using System.Linq;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        public static Tensor cholesky(Tensor input) => Op.linalg_cholesky(input);

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Op.linalg_cross(input, other, dim: dim);

        public static Tensor det(Tensor input) => Op.linalg_det(input);

        public static (Tensor res, Tensor logabsdet) slogdet(Tensor input) => Op.linalg_slogdet(input);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => Op.diagonal(input, offset, dim1, dim2);

        /// <param name="UPLO">Which triangle to read: L or U.</param>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Op.linalg_eigh(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Op.linalg_eigvalsh(input, UPLO.ToString());

        public static Tensor inv(Tensor input) => Op.linalg_inv(input);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Op.linalg_lstsq(input, other, null);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Op.linalg_lstsq(input, other, rcond);

        public static Tensor matrix_exp(Tensor input) => Op.matrix_exp(input);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Op.linalg_matrix_norm_str_ord(input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_matrix_norm(input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor multi_dot(IList<Tensor> tensors) => Op.linalg_multi_dot(tensors.ToArray());

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_norm_ord_str(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Op.linalg_norm(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => Op.linalg_norm(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Op.linalg_norm(input, null, dims, keepdim);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Op.linalg_qr(input, mode switch { QRMode.Complete => "complete", QRMode.R => "r", _ => "reduced" });

        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Op.linalg_solve(A, B, left: left);

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Op.linalg_svd(input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Op.linalg_svdvals(input);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Op.linalg_vector_norm(input, ord, dims, keepdim);

        /// <summary>Which factors a QR decomposition gives.</summary>
        public enum QRMode
        {
            Reduced,
            Complete,
            R,
        }
    }
}

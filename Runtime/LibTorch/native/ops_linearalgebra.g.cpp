// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_matmul(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::matmul(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_mm(md::Handle self, md::Handle mat2) {
    return md::guard([&] { return md::give(at::mm(md::tensor(self), md::tensor(mat2))); });
}

MD_API md::Handle md_bmm(md::Handle self, md::Handle mat2) {
    return md::guard([&] { return md::give(at::bmm(md::tensor(self), md::tensor(mat2))); });
}

MD_API md::Handle md_mv(md::Handle self, md::Handle vec) {
    return md::guard([&] { return md::give(at::mv(md::tensor(self), md::tensor(vec))); });
}

MD_API md::Handle md_dot(md::Handle self, md::Handle tensor) {
    return md::guard([&] { return md::give(at::dot(md::tensor(self), md::tensor(tensor))); });
}

MD_API md::Handle md_vdot(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::vdot(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_outer(md::Handle self, md::Handle vec2) {
    return md::guard([&] { return md::give(at::outer(md::tensor(self), md::tensor(vec2))); });
}

MD_API md::Handle md_inner(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::inner(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_addmm(md::Handle self, md::Handle mat1, md::Handle mat2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::addmm(md::tensor(self), md::tensor(mat1), md::tensor(mat2), md::scalar(beta), md::scalar(alpha))); });
}

MD_API bool md_addmm_(md::Handle self, md::Handle mat1, md::Handle mat2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).addmm_(md::tensor(mat1), md::tensor(mat2), md::scalar(beta), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_addbmm(md::Handle self, md::Handle batch1, md::Handle batch2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::addbmm(md::tensor(self), md::tensor(batch1), md::tensor(batch2), md::scalar(beta), md::scalar(alpha))); });
}

MD_API bool md_addbmm_(md::Handle self, md::Handle batch1, md::Handle batch2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).addbmm_(md::tensor(batch1), md::tensor(batch2), md::scalar(beta), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_baddbmm(md::Handle self, md::Handle batch1, md::Handle batch2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::baddbmm(md::tensor(self), md::tensor(batch1), md::tensor(batch2), md::scalar(beta), md::scalar(alpha))); });
}

MD_API bool md_baddbmm_(md::Handle self, md::Handle batch1, md::Handle batch2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).baddbmm_(md::tensor(batch1), md::tensor(batch2), md::scalar(beta), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_addmv(md::Handle self, md::Handle mat, md::Handle vec, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::addmv(md::tensor(self), md::tensor(mat), md::tensor(vec), md::scalar(beta), md::scalar(alpha))); });
}

MD_API bool md_addmv_(md::Handle self, md::Handle mat, md::Handle vec, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { at::addmv_(md::tensor(self), md::tensor(mat), md::tensor(vec), md::scalar(beta), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_addr(md::Handle self, md::Handle vec1, md::Handle vec2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::addr(md::tensor(self), md::tensor(vec1), md::tensor(vec2), md::scalar(beta), md::scalar(alpha))); });
}

MD_API bool md_addr_(md::Handle self, md::Handle vec1, md::Handle vec2, md::ScalarArg beta, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).addr_(md::tensor(vec1), md::tensor(vec2), md::scalar(beta), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_einsum(const char* equation, const md::Handle* tensors, int64_t tensors_n, const int64_t* path, int64_t path_n) {
    return md::guard([&] { return md::give(at::einsum(equation, md::tensors(tensors, tensors_n), md::ints_or_none(path, path_n))); });
}

MD_API md::Handle md_tensordot(md::Handle self, md::Handle other, const int64_t* dims_self, int64_t dims_self_n, const int64_t* dims_other, int64_t dims_other_n) {
    return md::guard([&] { return md::give(at::tensordot(md::tensor(self), md::tensor(other), md::ints(dims_self, dims_self_n), md::ints(dims_other, dims_other_n))); });
}

MD_API md::Handle md_kron(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::kron(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_det(md::Handle self) {
    return md::guard([&] { return md::give(at::det(md::tensor(self))); });
}

MD_API md::Handle md_logdet(md::Handle self) {
    return md::guard([&] { return md::give(at::logdet(md::tensor(self))); });
}

MD_API md::Handle md_inverse(md::Handle self) {
    return md::guard([&] { return md::give(at::inverse(md::tensor(self))); });
}

MD_API md::Handle md_matrix_exp(md::Handle self) {
    return md::guard([&] { return md::give(at::matrix_exp(md::tensor(self))); });
}

MD_API md::Handle md_matrix_power(md::Handle self, int64_t n) {
    return md::guard([&] { return md::give(at::matrix_power(md::tensor(self), n)); });
}

MD_API md::Handle md_cross(md::Handle self, md::Handle other, const int64_t* dim) {
    return md::guard([&] { return md::give(at::cross(md::tensor(self), md::tensor(other), md::value_or_none(dim))); });
}

MD_API md::Handle md_linalg_cross(md::Handle self, md::Handle other, int64_t dim) {
    return md::guard([&] { return md::give(at::linalg_cross(md::tensor(self), md::tensor(other), dim)); });
}

MD_API md::Handle md_cholesky(md::Handle self, bool upper) {
    return md::guard([&] { return md::give(at::cholesky(md::tensor(self), upper)); });
}

MD_API md::Handle md_cholesky_inverse(md::Handle self, bool upper) {
    return md::guard([&] { return md::give(at::cholesky_inverse(md::tensor(self), upper)); });
}

MD_API md::Handle md_cholesky_solve(md::Handle self, md::Handle input2, bool upper) {
    return md::guard([&] { return md::give(at::cholesky_solve(md::tensor(self), md::tensor(input2), upper)); });
}

MD_API md::Handle md_linalg_cholesky(md::Handle self, bool upper) {
    return md::guard([&] { return md::give(at::linalg_cholesky(md::tensor(self), upper)); });
}

MD_API md::Handle md_linalg_det(md::Handle A) {
    return md::guard([&] { return md::give(at::linalg_det(md::tensor(A))); });
}

MD_API md::Handle md_linalg_inv(md::Handle A) {
    return md::guard([&] { return md::give(at::linalg_inv(md::tensor(A))); });
}

MD_API bool md_linalg_eigh(md::Handle* results, md::Handle self, const char* UPLO) {
    return md::guard([&] { md::give_tuple<2>(at::linalg_eigh(md::tensor(self), UPLO), results); return true; });
}

MD_API md::Handle md_linalg_eigvalsh(md::Handle self, const char* UPLO) {
    return md::guard([&] { return md::give(at::linalg_eigvalsh(md::tensor(self), UPLO)); });
}

MD_API bool md_linalg_qr(md::Handle* results, md::Handle A, const char* mode) {
    return md::guard([&] { md::give_tuple<2>(at::linalg_qr(md::tensor(A), mode), results); return true; });
}

MD_API md::Handle md_linalg_solve(md::Handle A, md::Handle B, bool left) {
    return md::guard([&] { return md::give(at::linalg_solve(md::tensor(A), md::tensor(B), left)); });
}

MD_API bool md_linalg_svd(md::Handle* results, md::Handle A, bool full_matrices, const char* driver) {
    return md::guard([&] { md::give_tuple<3>(at::linalg_svd(md::tensor(A), full_matrices, md::text_or_none(driver)), results); return true; });
}

MD_API md::Handle md_linalg_svdvals(md::Handle A, const char* driver) {
    return md::guard([&] { return md::give(at::linalg_svdvals(md::tensor(A), md::text_or_none(driver))); });
}

MD_API bool md_linalg_lstsq(md::Handle* results, md::Handle self, md::Handle b, const double* rcond, const char* driver) {
    return md::guard([&] { md::give_tuple<4>(at::linalg_lstsq(md::tensor(self), md::tensor(b), md::value_or_none(rcond), md::text_or_none(driver)), results); return true; });
}

MD_API md::Handle md_linalg_norm(md::Handle self, md::ScalarArg ord, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::linalg_norm(md::tensor(self), md::scalar_or_none(ord), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_linalg_norm_ord_str(md::Handle self, const char* ord, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::linalg_norm(md::tensor(self), ord, md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_linalg_matrix_rank_tol_tensor(md::Handle input, md::Handle tol, bool hermitian) {
    return md::guard([&] { return md::give(at::linalg_matrix_rank(md::tensor(input), md::tensor(tol), hermitian)); });
}

MD_API md::Handle md_linalg_pinv(md::Handle self, double rcond, bool hermitian) {
    return md::guard([&] { return md::give(at::linalg_pinv(md::tensor(self), rcond, hermitian)); });
}

MD_API bool md_linalg_slogdet(md::Handle* results, md::Handle A) {
    return md::guard([&] { md::give_tuple<2>(at::linalg_slogdet(md::tensor(A)), results); return true; });
}

MD_API md::Handle md_linalg_solve_triangular(md::Handle self, md::Handle B, bool upper, bool left, bool unitriangular) {
    return md::guard([&] { return md::give(at::linalg_solve_triangular(md::tensor(self), md::tensor(B), upper, left, unitriangular)); });
}

MD_API md::Handle md_linalg_multi_dot(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::linalg_multi_dot(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_linalg_matrix_power(md::Handle self, int64_t n) {
    return md::guard([&] { return md::give(at::linalg_matrix_power(md::tensor(self), n)); });
}

MD_API md::Handle md_pinverse(md::Handle self, double rcond) {
    return md::guard([&] { return md::give(at::pinverse(md::tensor(self), rcond)); });
}

MD_API md::Handle md_vander(md::Handle x, const int64_t* N, bool increasing) {
    return md::guard([&] { return md::give(at::vander(md::tensor(x), md::value_or_none(N), increasing)); });
}

MD_API md::Handle md_renorm(md::Handle self, md::ScalarArg p, int64_t dim, md::ScalarArg maxnorm) {
    return md::guard([&] { return md::give(at::renorm(md::tensor(self), md::scalar(p), dim, md::scalar(maxnorm))); });
}

MD_API md::Handle md_cdist(md::Handle x1, md::Handle x2, double p, const int64_t* compute_mode) {
    return md::guard([&] { return md::give(at::cdist(md::tensor(x1), md::tensor(x2), p, md::value_or_none(compute_mode))); });
}

MD_API md::Handle md_cosine_similarity(md::Handle x1, md::Handle x2, int64_t dim, double eps) {
    return md::guard([&] { return md::give(at::cosine_similarity(md::tensor(x1), md::tensor(x2), dim, eps)); });
}

MD_API md::Handle md_pairwise_distance(md::Handle x1, md::Handle x2, double p, double eps, bool keepdim) {
    return md::guard([&] { return md::give(at::pairwise_distance(md::tensor(x1), md::tensor(x2), p, eps, keepdim)); });
}

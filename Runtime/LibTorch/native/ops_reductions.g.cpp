// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_sum(md::Handle self, int32_t dtype) {
    return md::guard([&] { return md::give(at::sum(md::tensor(self), md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_sum_dim_IntList(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::sum(md::tensor(self), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_mean(md::Handle self, int32_t dtype) {
    return md::guard([&] { return md::give(at::mean(md::tensor(self), md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_mean_dim(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::mean(md::tensor(self), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_prod(md::Handle self, int32_t dtype) {
    return md::guard([&] { return md::give(at::prod(md::tensor(self), md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_prod_dim_int(md::Handle self, int64_t dim, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::prod(md::tensor(self), dim, keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_var(md::Handle self, bool unbiased) {
    return md::guard([&] { return md::give(at::var(md::tensor(self), unbiased)); });
}

MD_API md::Handle md_var_dim(md::Handle self, const int64_t* dim, int64_t dim_n, bool unbiased, bool keepdim) {
    return md::guard([&] { return md::give(at::var(md::tensor(self), md::ints_or_none(dim, dim_n), unbiased, keepdim)); });
}

MD_API md::Handle md_std(md::Handle self, bool unbiased) {
    return md::guard([&] { return md::give(at::std(md::tensor(self), unbiased)); });
}

MD_API md::Handle md_std_dim(md::Handle self, const int64_t* dim, int64_t dim_n, bool unbiased, bool keepdim) {
    return md::guard([&] { return md::give(at::std(md::tensor(self), md::ints_or_none(dim, dim_n), unbiased, keepdim)); });
}

MD_API bool md_var_mean(md::Handle* results, md::Handle self, bool unbiased) {
    return md::guard([&] { md::give_tuple<2>(at::var_mean(md::tensor(self), unbiased), results); return true; });
}

MD_API bool md_var_mean_dim(md::Handle* results, md::Handle self, const int64_t* dim, int64_t dim_n, bool unbiased, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::var_mean(md::tensor(self), md::ints_or_none(dim, dim_n), unbiased, keepdim), results); return true; });
}

MD_API bool md_std_mean(md::Handle* results, md::Handle self, bool unbiased) {
    return md::guard([&] { md::give_tuple<2>(at::std_mean(md::tensor(self), unbiased), results); return true; });
}

MD_API bool md_std_mean_dim(md::Handle* results, md::Handle self, const int64_t* dim, int64_t dim_n, bool unbiased, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::std_mean(md::tensor(self), md::ints_or_none(dim, dim_n), unbiased, keepdim), results); return true; });
}

MD_API md::Handle md_all(md::Handle self) {
    return md::guard([&] { return md::give(at::all(md::tensor(self))); });
}

MD_API md::Handle md_all_dim(md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { return md::give(at::all(md::tensor(self), dim, keepdim)); });
}

MD_API md::Handle md_any(md::Handle self) {
    return md::guard([&] { return md::give(at::any(md::tensor(self))); });
}

MD_API md::Handle md_any_dim(md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { return md::give(at::any(md::tensor(self), dim, keepdim)); });
}

MD_API md::Handle md_max(md::Handle self) {
    return md::guard([&] { return md::give(at::max(md::tensor(self))); });
}

MD_API md::Handle md_max_other(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::max(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_max_dim(md::Handle* results, md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::max(md::tensor(self), dim, keepdim), results); return true; });
}

MD_API md::Handle md_min(md::Handle self) {
    return md::guard([&] { return md::give(at::min(md::tensor(self))); });
}

MD_API md::Handle md_min_other(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::min(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_min_dim(md::Handle* results, md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::min(md::tensor(self), dim, keepdim), results); return true; });
}

MD_API md::Handle md_amax(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim) {
    return md::guard([&] { return md::give(at::amax(md::tensor(self), md::ints(dim, dim_n), keepdim)); });
}

MD_API md::Handle md_amin(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim) {
    return md::guard([&] { return md::give(at::amin(md::tensor(self), md::ints(dim, dim_n), keepdim)); });
}

MD_API bool md_aminmax(md::Handle* results, md::Handle self, const int64_t* dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::aminmax(md::tensor(self), md::value_or_none(dim), keepdim), results); return true; });
}

MD_API md::Handle md_argmax(md::Handle self, const int64_t* dim, bool keepdim) {
    return md::guard([&] { return md::give(at::argmax(md::tensor(self), md::value_or_none(dim), keepdim)); });
}

MD_API md::Handle md_argmin(md::Handle self, const int64_t* dim, bool keepdim) {
    return md::guard([&] { return md::give(at::argmin(md::tensor(self), md::value_or_none(dim), keepdim)); });
}

MD_API md::Handle md_argsort(md::Handle self, int64_t dim, bool descending) {
    return md::guard([&] { return md::give(at::argsort(md::tensor(self), dim, descending)); });
}

MD_API md::Handle md_norm_Scalar(md::Handle self, md::ScalarArg p) {
    return md::guard([&] { return md::give(at::norm(md::tensor(self), md::scalar(p))); });
}

MD_API md::Handle md_norm_ScalarOpt_dim(md::Handle self, md::ScalarArg p, const int64_t* dim, int64_t dim_n, bool keepdim) {
    return md::guard([&] { return md::give(at::norm(md::tensor(self), md::scalar_or_none(p), md::ints(dim, dim_n), keepdim)); });
}

MD_API md::Handle md_linalg_vector_norm(md::Handle self, md::ScalarArg ord, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::linalg_vector_norm(md::tensor(self), md::scalar(ord), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_linalg_matrix_norm(md::Handle self, md::ScalarArg ord, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::linalg_matrix_norm(md::tensor(self), md::scalar(ord), md::ints(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_linalg_matrix_norm_str_ord(md::Handle self, const char* ord, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::linalg_matrix_norm(md::tensor(self), ord, md::ints(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_logsumexp(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim) {
    return md::guard([&] { return md::give(at::logsumexp(md::tensor(self), md::ints(dim, dim_n), keepdim)); });
}

MD_API md::Handle md_cumsum(md::Handle self, int64_t dim, int32_t dtype) {
    return md::guard([&] { return md::give(at::cumsum(md::tensor(self), dim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_cumprod(md::Handle self, int64_t dim, int32_t dtype) {
    return md::guard([&] { return md::give(at::cumprod(md::tensor(self), dim, md::dtype_or_none(dtype))); });
}

MD_API bool md_cummax(md::Handle* results, md::Handle self, int64_t dim) {
    return md::guard([&] { md::give_tuple<2>(at::cummax(md::tensor(self), dim), results); return true; });
}

MD_API bool md_cummin(md::Handle* results, md::Handle self, int64_t dim) {
    return md::guard([&] { md::give_tuple<2>(at::cummin(md::tensor(self), dim), results); return true; });
}

MD_API md::Handle md_logcumsumexp(md::Handle self, int64_t dim) {
    return md::guard([&] { return md::give(at::logcumsumexp(md::tensor(self), dim)); });
}

MD_API md::Handle md_median(md::Handle self) {
    return md::guard([&] { return md::give(at::median(md::tensor(self))); });
}

MD_API bool md_median_dim(md::Handle* results, md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::median(md::tensor(self), dim, keepdim), results); return true; });
}

MD_API md::Handle md_nanmedian(md::Handle self) {
    return md::guard([&] { return md::give(at::nanmedian(md::tensor(self))); });
}

MD_API md::Handle md_nansum(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::nansum(md::tensor(self), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_nanmean(md::Handle self, const int64_t* dim, int64_t dim_n, bool keepdim, int32_t dtype) {
    return md::guard([&] { return md::give(at::nanmean(md::tensor(self), md::ints_or_none(dim, dim_n), keepdim, md::dtype_or_none(dtype))); });
}

MD_API bool md_mode(md::Handle* results, md::Handle self, int64_t dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::mode(md::tensor(self), dim, keepdim), results); return true; });
}

MD_API bool md_kthvalue(md::Handle* results, md::Handle self, int64_t k, int64_t dim, bool keepdim) {
    return md::guard([&] { md::give_tuple<2>(at::kthvalue(md::tensor(self), k, dim, keepdim), results); return true; });
}

MD_API md::Handle md_quantile(md::Handle self, md::Handle q, const int64_t* dim, bool keepdim, const char* interpolation) {
    return md::guard([&] { return md::give(at::quantile(md::tensor(self), md::tensor(q), md::value_or_none(dim), keepdim, interpolation)); });
}

MD_API md::Handle md_nanquantile(md::Handle self, md::Handle q, const int64_t* dim, bool keepdim, const char* interpolation) {
    return md::guard([&] { return md::give(at::nanquantile(md::tensor(self), md::tensor(q), md::value_or_none(dim), keepdim, interpolation)); });
}

MD_API md::Handle md_count_nonzero_dim_IntList(md::Handle self, const int64_t* dim, int64_t dim_n) {
    return md::guard([&] { return md::give(at::count_nonzero(md::tensor(self), md::ints(dim, dim_n))); });
}

MD_API md::Handle md_count_nonzero(md::Handle self, const int64_t* dim) {
    return md::guard([&] { return md::give(at::count_nonzero(md::tensor(self), md::value_or_none(dim))); });
}

MD_API md::Handle md_msort(md::Handle self) {
    return md::guard([&] { return md::give(at::msort(md::tensor(self))); });
}

MD_API bool md_sort(md::Handle* results, md::Handle self, int64_t dim, bool descending) {
    return md::guard([&] { md::give_tuple<2>(at::sort(md::tensor(self), dim, descending), results); return true; });
}

MD_API bool md_sort_stable(md::Handle* results, md::Handle self, int32_t stable, int64_t dim, bool descending) {
    return md::guard([&] { md::give_tuple<2>(at::sort(md::tensor(self), md::bool_or_none(stable), dim, descending), results); return true; });
}

MD_API bool md_topk(md::Handle* results, md::Handle self, int64_t k, int64_t dim, bool largest, bool sorted) {
    return md::guard([&] { md::give_tuple<2>(at::topk(md::tensor(self), k, dim, largest, sorted), results); return true; });
}

MD_API md::Handle md_histc(md::Handle self, int64_t bins, md::ScalarArg min, md::ScalarArg max) {
    return md::guard([&] { return md::give(at::histc(md::tensor(self), bins, md::scalar(min), md::scalar(max))); });
}

MD_API md::Handle md_bincount(md::Handle self, md::Handle weights, int64_t minlength) {
    return md::guard([&] { return md::give(at::bincount(md::tensor(self), md::tensor_or_none(weights), minlength)); });
}

MD_API md::Handle md_bucketize_Tensor(md::Handle self, md::Handle boundaries, bool out_int32, bool right) {
    return md::guard([&] { return md::give(at::bucketize(md::tensor(self), md::tensor(boundaries), out_int32, right)); });
}

MD_API md::Handle md_searchsorted_Tensor(md::Handle sorted_sequence, md::Handle self, bool out_int32, bool right, const char* side, md::Handle sorter) {
    return md::guard([&] { return md::give(at::searchsorted(md::tensor(sorted_sequence), md::tensor(self), out_int32, right, md::text_or_none(side), md::tensor_or_none(sorter))); });
}

MD_API md::Handle md_cov(md::Handle self, int64_t correction, md::Handle fweights, md::Handle aweights) {
    return md::guard([&] { return md::give(at::cov(md::tensor(self), correction, md::tensor_or_none(fweights), md::tensor_or_none(aweights))); });
}

MD_API md::Handle md_corrcoef(md::Handle self) {
    return md::guard([&] { return md::give(at::corrcoef(md::tensor(self))); });
}

MD_API md::Handle md_trace(md::Handle self) {
    return md::guard([&] { return md::give(at::trace(md::tensor(self))); });
}

MD_API md::Handle md_diff(md::Handle self, int64_t n, int64_t dim, md::Handle prepend, md::Handle append) {
    return md::guard([&] { return md::give(at::diff(md::tensor(self), n, dim, md::tensor_or_none(prepend), md::tensor_or_none(append))); });
}

MD_API bool md_unique_consecutive(md::Handle* results, md::Handle self, bool return_inverse, bool return_counts, const int64_t* dim) {
    return md::guard([&] { md::give_tuple<3>(at::unique_consecutive(md::tensor(self), return_inverse, return_counts, md::value_or_none(dim)), results); return true; });
}

MD_API bool md__unique2(md::Handle* results, md::Handle self, bool sorted, bool return_inverse, bool return_counts) {
    return md::guard([&] { md::give_tuple<3>(at::_unique2(md::tensor(self), sorted, return_inverse, return_counts), results); return true; });
}

MD_API bool md_unique_dim(md::Handle* results, md::Handle self, int64_t dim, bool sorted, bool return_inverse, bool return_counts) {
    return md::guard([&] { md::give_tuple<3>(at::unique_dim(md::tensor(self), dim, sorted, return_inverse, return_counts), results); return true; });
}

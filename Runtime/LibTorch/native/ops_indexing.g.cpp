// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_index_Tensor(md::Handle self, const md::Handle* indices, int64_t indices_n) {
    return md::guard([&] { return md::give(at::index(md::tensor(self), md::tensors_or_none(indices, indices_n))); });
}

MD_API bool md_index_put_(md::Handle self, const md::Handle* indices, int64_t indices_n, md::Handle values, bool accumulate) {
    return md::guard([&] { at::index_put_(md::tensor(self), md::tensors_or_none(indices, indices_n), md::tensor(values), accumulate); return true; });
}

MD_API md::Handle md_index_put(md::Handle self, const md::Handle* indices, int64_t indices_n, md::Handle values, bool accumulate) {
    return md::guard([&] { return md::give(at::index_put(md::tensor(self), md::tensors_or_none(indices, indices_n), md::tensor(values), accumulate)); });
}

MD_API md::Handle md_index_select(md::Handle self, int64_t dim, md::Handle index) {
    return md::guard([&] { return md::give(at::index_select(md::tensor(self), dim, md::tensor(index))); });
}

MD_API md::Handle md_index_add(md::Handle self, int64_t dim, md::Handle index, md::Handle source, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::index_add(md::tensor(self), dim, md::tensor(index), md::tensor(source), md::scalar(alpha))); });
}

MD_API bool md_index_add_(md::Handle self, int64_t dim, md::Handle index, md::Handle source, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).index_add_(dim, md::tensor(index), md::tensor(source), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_index_copy(md::Handle self, int64_t dim, md::Handle index, md::Handle source) {
    return md::guard([&] { return md::give(at::index_copy(md::tensor(self), dim, md::tensor(index), md::tensor(source))); });
}

MD_API bool md_index_copy_(md::Handle self, int64_t dim, md::Handle index, md::Handle source) {
    return md::guard([&] { md::tensor(self).index_copy_(dim, md::tensor(index), md::tensor(source)); return true; });
}

MD_API md::Handle md_index_fill_int_Scalar(md::Handle self, int64_t dim, md::Handle index, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::index_fill(md::tensor(self), dim, md::tensor(index), md::scalar(value))); });
}

MD_API bool md_index_fill__int_Scalar(md::Handle self, int64_t dim, md::Handle index, md::ScalarArg value) {
    return md::guard([&] { md::tensor(self).index_fill_(dim, md::tensor(index), md::scalar(value)); return true; });
}

MD_API md::Handle md_gather(md::Handle self, int64_t dim, md::Handle index, bool sparse_grad) {
    return md::guard([&] { return md::give(at::gather(md::tensor(self), dim, md::tensor(index), sparse_grad)); });
}

MD_API md::Handle md_scatter_src(md::Handle self, int64_t dim, md::Handle index, md::Handle src) {
    return md::guard([&] { return md::give(at::scatter(md::tensor(self), dim, md::tensor(index), md::tensor(src))); });
}

MD_API bool md_scatter__src(md::Handle self, int64_t dim, md::Handle index, md::Handle src) {
    return md::guard([&] { md::tensor(self).scatter_(dim, md::tensor(index), md::tensor(src)); return true; });
}

MD_API md::Handle md_scatter_value(md::Handle self, int64_t dim, md::Handle index, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::scatter(md::tensor(self), dim, md::tensor(index), md::scalar(value))); });
}

MD_API bool md_scatter__value(md::Handle self, int64_t dim, md::Handle index, md::ScalarArg value) {
    return md::guard([&] { md::tensor(self).scatter_(dim, md::tensor(index), md::scalar(value)); return true; });
}

MD_API md::Handle md_scatter_add(md::Handle self, int64_t dim, md::Handle index, md::Handle src) {
    return md::guard([&] { return md::give(at::scatter_add(md::tensor(self), dim, md::tensor(index), md::tensor(src))); });
}

MD_API bool md_scatter_add_(md::Handle self, int64_t dim, md::Handle index, md::Handle src) {
    return md::guard([&] { md::tensor(self).scatter_add_(dim, md::tensor(index), md::tensor(src)); return true; });
}

MD_API md::Handle md_scatter_reduce_two(md::Handle self, int64_t dim, md::Handle index, md::Handle src, const char* reduce, bool include_self) {
    return md::guard([&] { return md::give(at::scatter_reduce(md::tensor(self), dim, md::tensor(index), md::tensor(src), reduce, include_self)); });
}

MD_API bool md_scatter_reduce__two(md::Handle self, int64_t dim, md::Handle index, md::Handle src, const char* reduce, bool include_self) {
    return md::guard([&] { md::tensor(self).scatter_reduce_(dim, md::tensor(index), md::tensor(src), reduce, include_self); return true; });
}

MD_API md::Handle md_masked_fill_Scalar(md::Handle self, md::Handle mask, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::masked_fill(md::tensor(self), md::tensor(mask), md::scalar(value))); });
}

MD_API md::Handle md_masked_fill_Tensor(md::Handle self, md::Handle mask, md::Handle value) {
    return md::guard([&] { return md::give(at::masked_fill(md::tensor(self), md::tensor(mask), md::tensor(value))); });
}

MD_API bool md_masked_fill__Scalar(md::Handle self, md::Handle mask, md::ScalarArg value) {
    return md::guard([&] { md::tensor(self).masked_fill_(md::tensor(mask), md::scalar(value)); return true; });
}

MD_API bool md_masked_fill__Tensor(md::Handle self, md::Handle mask, md::Handle value) {
    return md::guard([&] { md::tensor(self).masked_fill_(md::tensor(mask), md::tensor(value)); return true; });
}

MD_API md::Handle md_masked_select(md::Handle self, md::Handle mask) {
    return md::guard([&] { return md::give(at::masked_select(md::tensor(self), md::tensor(mask))); });
}

MD_API md::Handle md_masked_scatter(md::Handle self, md::Handle mask, md::Handle source) {
    return md::guard([&] { return md::give(at::masked_scatter(md::tensor(self), md::tensor(mask), md::tensor(source))); });
}

MD_API bool md_masked_scatter_(md::Handle self, md::Handle mask, md::Handle source) {
    return md::guard([&] { md::tensor(self).masked_scatter_(md::tensor(mask), md::tensor(source)); return true; });
}

MD_API md::Handle md_take(md::Handle self, md::Handle index) {
    return md::guard([&] { return md::give(at::take(md::tensor(self), md::tensor(index))); });
}

MD_API md::Handle md_take_along_dim(md::Handle self, md::Handle indices, const int64_t* dim) {
    return md::guard([&] { return md::give(at::take_along_dim(md::tensor(self), md::tensor(indices), md::value_or_none(dim))); });
}

MD_API md::Handle md_argwhere(md::Handle self) {
    return md::guard([&] { return md::give(at::argwhere(md::tensor(self))); });
}

MD_API md::Handle md_nonzero(md::Handle self) {
    return md::guard([&] { return md::give(at::nonzero(md::tensor(self))); });
}

MD_API md::Handle md_where_self(md::Handle condition, md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::where(md::tensor(condition), md::tensor(self), md::tensor(other))); });
}

MD_API bool md_where(md::Handles* results, md::Handle condition) {
    return md::guard([&] { md::give_all(at::where(md::tensor(condition)), results); return true; });
}

MD_API md::Handle md_where_ScalarSelf(md::Handle condition, md::ScalarArg self, md::Handle other) {
    return md::guard([&] { return md::give(at::where(md::tensor(condition), md::scalar(self), md::tensor(other))); });
}

MD_API md::Handle md_where_ScalarOther(md::Handle condition, md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::where(md::tensor(condition), md::tensor(self), md::scalar(other))); });
}

MD_API md::Handle md_where_Scalar(md::Handle condition, md::ScalarArg self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::where(md::tensor(condition), md::scalar(self), md::scalar(other))); });
}

MD_API md::Handle md_diagonal_scatter(md::Handle self, md::Handle src, int64_t offset, int64_t dim1, int64_t dim2) {
    return md::guard([&] { return md::give(at::diagonal_scatter(md::tensor(self), md::tensor(src), offset, dim1, dim2)); });
}

MD_API md::Handle md_select_scatter(md::Handle self, md::Handle src, int64_t dim, int64_t index) {
    return md::guard([&] { return md::give(at::select_scatter(md::tensor(self), md::tensor(src), dim, index)); });
}

MD_API md::Handle md_slice_scatter(md::Handle self, md::Handle src, int64_t dim, const int64_t* start, const int64_t* end, int64_t step) {
    return md::guard([&] { return md::give(at::slice_scatter(md::tensor(self), md::tensor(src), dim, md::value_or_none(start), md::value_or_none(end), step)); });
}

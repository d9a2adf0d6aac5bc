// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_view(md::Handle self, const int64_t* size, int64_t size_n) {
    return md::guard([&] { return md::give(md::tensor(self).view(md::ints(size, size_n))); });
}

MD_API md::Handle md_reshape(md::Handle self, const int64_t* shape, int64_t shape_n) {
    return md::guard([&] { return md::give(at::reshape(md::tensor(self), md::ints(shape, shape_n))); });
}

MD_API md::Handle md_flatten_using_ints(md::Handle self, int64_t start_dim, int64_t end_dim) {
    return md::guard([&] { return md::give(at::flatten(md::tensor(self), start_dim, end_dim)); });
}

MD_API md::Handle md_unflatten_int(md::Handle self, int64_t dim, const int64_t* sizes, int64_t sizes_n) {
    return md::guard([&] { return md::give(at::unflatten(md::tensor(self), dim, md::ints(sizes, sizes_n))); });
}

MD_API md::Handle md_squeeze(md::Handle self) {
    return md::guard([&] { return md::give(at::squeeze(md::tensor(self))); });
}

MD_API md::Handle md_squeeze_dim(md::Handle self, int64_t dim) {
    return md::guard([&] { return md::give(at::squeeze(md::tensor(self), dim)); });
}

MD_API bool md_squeeze_(md::Handle self) {
    return md::guard([&] { md::tensor(self).squeeze_(); return true; });
}

MD_API bool md_squeeze__dim(md::Handle self, int64_t dim) {
    return md::guard([&] { md::tensor(self).squeeze_(dim); return true; });
}

MD_API md::Handle md_unsqueeze(md::Handle self, int64_t dim) {
    return md::guard([&] { return md::give(at::unsqueeze(md::tensor(self), dim)); });
}

MD_API bool md_unsqueeze_(md::Handle self, int64_t dim) {
    return md::guard([&] { md::tensor(self).unsqueeze_(dim); return true; });
}

MD_API md::Handle md_transpose_int(md::Handle self, int64_t dim0, int64_t dim1) {
    return md::guard([&] { return md::give(at::transpose(md::tensor(self), dim0, dim1)); });
}

MD_API bool md_transpose_(md::Handle self, int64_t dim0, int64_t dim1) {
    return md::guard([&] { md::tensor(self).transpose_(dim0, dim1); return true; });
}

MD_API md::Handle md_t(md::Handle self) {
    return md::guard([&] { return md::give(at::t(md::tensor(self))); });
}

MD_API md::Handle md_permute(md::Handle self, const int64_t* dims, int64_t dims_n) {
    return md::guard([&] { return md::give(at::permute(md::tensor(self), md::ints(dims, dims_n))); });
}

MD_API md::Handle md_movedim_intlist(md::Handle self, const int64_t* source, int64_t source_n, const int64_t* destination, int64_t destination_n) {
    return md::guard([&] { return md::give(at::movedim(md::tensor(self), md::ints(source, source_n), md::ints(destination, destination_n))); });
}

MD_API md::Handle md_expand(md::Handle self, const int64_t* size, int64_t size_n, bool implicit) {
    return md::guard([&] { return md::give(md::tensor(self).expand(md::ints(size, size_n), implicit)); });
}

MD_API md::Handle md_expand_as(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(md::tensor(self).expand_as(md::tensor(other))); });
}

MD_API md::Handle md_repeat(md::Handle self, const int64_t* repeats, int64_t repeats_n) {
    return md::guard([&] { return md::give(md::tensor(self).repeat(md::ints(repeats, repeats_n))); });
}

MD_API md::Handle md_repeat_interleave_self_int(md::Handle self, int64_t repeats, const int64_t* dim, const int64_t* output_size) {
    return md::guard([&] { return md::give(at::repeat_interleave(md::tensor(self), repeats, md::value_or_none(dim), md::value_or_none(output_size))); });
}

MD_API md::Handle md_repeat_interleave_self_Tensor(md::Handle self, md::Handle repeats, const int64_t* dim, const int64_t* output_size) {
    return md::guard([&] { return md::give(at::repeat_interleave(md::tensor(self), md::tensor(repeats), md::value_or_none(dim), md::value_or_none(output_size))); });
}

MD_API md::Handle md_broadcast_to(md::Handle self, const int64_t* size, int64_t size_n) {
    return md::guard([&] { return md::give(at::broadcast_to(md::tensor(self), md::ints(size, size_n))); });
}

MD_API md::Handle md_tile(md::Handle self, const int64_t* dims, int64_t dims_n) {
    return md::guard([&] { return md::give(at::tile(md::tensor(self), md::ints(dims, dims_n))); });
}

MD_API md::Handle md_flip(md::Handle self, const int64_t* dims, int64_t dims_n) {
    return md::guard([&] { return md::give(at::flip(md::tensor(self), md::ints(dims, dims_n))); });
}

MD_API md::Handle md_fliplr(md::Handle self) {
    return md::guard([&] { return md::give(at::fliplr(md::tensor(self))); });
}

MD_API md::Handle md_flipud(md::Handle self) {
    return md::guard([&] { return md::give(at::flipud(md::tensor(self))); });
}

MD_API md::Handle md_rot90(md::Handle self, int64_t k, const int64_t* dims, int64_t dims_n) {
    return md::guard([&] { return md::give(at::rot90(md::tensor(self), k, md::ints(dims, dims_n))); });
}

MD_API md::Handle md_roll(md::Handle self, const int64_t* shifts, int64_t shifts_n, const int64_t* dims, int64_t dims_n) {
    return md::guard([&] { return md::give(at::roll(md::tensor(self), md::ints(shifts, shifts_n), md::ints(dims, dims_n))); });
}

MD_API md::Handle md_contiguous(md::Handle self, int32_t memory_format) {
    return md::guard([&] { return md::give(md::tensor(self).contiguous(static_cast<at::MemoryFormat>(memory_format))); });
}

MD_API md::Handle md_clone(md::Handle self) {
    return md::guard([&] { return md::give(at::clone(md::tensor(self), {})); });
}

MD_API md::Handle md_alias(md::Handle self) {
    return md::guard([&] { return md::give(at::alias(md::tensor(self))); });
}

MD_API md::Handle md_detach(md::Handle self) {
    return md::guard([&] { return md::give(at::detach(md::tensor(self))); });
}

MD_API bool md_detach_(md::Handle self) {
    return md::guard([&] { at::detach_(md::tensor(self)); return true; });
}

MD_API md::Handle md_narrow(md::Handle self, int64_t dim, int64_t start, int64_t length) {
    return md::guard([&] { return md::give(at::narrow(md::tensor(self), dim, start, length)); });
}

MD_API md::Handle md_select_int(md::Handle self, int64_t dim, int64_t index) {
    return md::guard([&] { return md::give(at::select(md::tensor(self), dim, index)); });
}

MD_API md::Handle md_slice_Tensor(md::Handle self, int64_t dim, const int64_t* start, const int64_t* end, int64_t step) {
    return md::guard([&] { return md::give(at::slice(md::tensor(self), dim, md::value_or_none(start), md::value_or_none(end), step)); });
}

MD_API bool md_split_Tensor(md::Handles* results, md::Handle self, int64_t split_size, int64_t dim) {
    return md::guard([&] { md::give_all(at::split(md::tensor(self), split_size, dim), results); return true; });
}

MD_API bool md_split_with_sizes(md::Handles* results, md::Handle self, const int64_t* split_sizes, int64_t split_sizes_n, int64_t dim) {
    return md::guard([&] { md::give_all(at::split_with_sizes(md::tensor(self), md::ints(split_sizes, split_sizes_n), dim), results); return true; });
}

MD_API bool md_tensor_split_sections(md::Handles* results, md::Handle self, int64_t sections, int64_t dim) {
    return md::guard([&] { md::give_all(at::tensor_split(md::tensor(self), sections, dim), results); return true; });
}

MD_API bool md_tensor_split_indices(md::Handles* results, md::Handle self, const int64_t* indices, int64_t indices_n, int64_t dim) {
    return md::guard([&] { md::give_all(at::tensor_split(md::tensor(self), md::ints(indices, indices_n), dim), results); return true; });
}

MD_API bool md_tensor_split_tensor_indices_or_sections(md::Handles* results, md::Handle self, md::Handle tensor_indices_or_sections, int64_t dim) {
    return md::guard([&] { md::give_all(at::tensor_split(md::tensor(self), md::tensor(tensor_indices_or_sections), dim), results); return true; });
}

MD_API bool md_chunk(md::Handles* results, md::Handle self, int64_t chunks, int64_t dim) {
    return md::guard([&] { md::give_all(at::chunk(md::tensor(self), chunks, dim), results); return true; });
}

MD_API bool md_unbind_int(md::Handles* results, md::Handle self, int64_t dim) {
    return md::guard([&] { md::give_all(at::unbind(md::tensor(self), dim), results); return true; });
}

MD_API md::Handle md_unfold(md::Handle self, int64_t dimension, int64_t size, int64_t step) {
    return md::guard([&] { return md::give(md::tensor(self).unfold(dimension, size, step)); });
}

MD_API md::Handle md_cat(const md::Handle* tensors, int64_t tensors_n, int64_t dim) {
    return md::guard([&] { return md::give(at::cat(md::tensors(tensors, tensors_n), dim)); });
}

MD_API md::Handle md_stack(const md::Handle* tensors, int64_t tensors_n, int64_t dim) {
    return md::guard([&] { return md::give(at::stack(md::tensors(tensors, tensors_n), dim)); });
}

MD_API md::Handle md_hstack(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::hstack(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_vstack(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::vstack(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_dstack(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::dstack(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_column_stack(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::column_stack(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_block_diag(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::block_diag(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_atleast_1d(md::Handle self) {
    return md::guard([&] { return md::give(at::atleast_1d(md::tensor(self))); });
}

MD_API md::Handle md_atleast_2d(md::Handle self) {
    return md::guard([&] { return md::give(at::atleast_2d(md::tensor(self))); });
}

MD_API md::Handle md_atleast_3d(md::Handle self) {
    return md::guard([&] { return md::give(at::atleast_3d(md::tensor(self))); });
}

MD_API bool md_meshgrid_indexing(md::Handles* results, const md::Handle* tensors, int64_t tensors_n, const char* indexing) {
    return md::guard([&] { md::give_all(at::meshgrid(md::tensors(tensors, tensors_n), indexing), results); return true; });
}

MD_API md::Handle md_diag(md::Handle self, int64_t diagonal) {
    return md::guard([&] { return md::give(at::diag(md::tensor(self), diagonal)); });
}

MD_API md::Handle md_diag_embed(md::Handle self, int64_t offset, int64_t dim1, int64_t dim2) {
    return md::guard([&] { return md::give(at::diag_embed(md::tensor(self), offset, dim1, dim2)); });
}

MD_API md::Handle md_diagflat(md::Handle self, int64_t offset) {
    return md::guard([&] { return md::give(at::diagflat(md::tensor(self), offset)); });
}

MD_API md::Handle md_diagonal(md::Handle self, int64_t offset, int64_t dim1, int64_t dim2) {
    return md::guard([&] { return md::give(at::diagonal(md::tensor(self), offset, dim1, dim2)); });
}

MD_API md::Handle md_tril(md::Handle self, int64_t diagonal) {
    return md::guard([&] { return md::give(at::tril(md::tensor(self), diagonal)); });
}

MD_API bool md_tril_(md::Handle self, int64_t diagonal) {
    return md::guard([&] { md::tensor(self).tril_(diagonal); return true; });
}

MD_API md::Handle md_triu(md::Handle self, int64_t diagonal) {
    return md::guard([&] { return md::give(at::triu(md::tensor(self), diagonal)); });
}

MD_API bool md_triu_(md::Handle self, int64_t diagonal) {
    return md::guard([&] { md::tensor(self).triu_(diagonal); return true; });
}

MD_API md::Handle md_tril_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::tril_indices(row, col, offset, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_triu_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::triu_indices(row, col, offset, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_ravel(md::Handle self) {
    return md::guard([&] { return md::give(at::ravel(md::tensor(self))); });
}

MD_API md::Handle md_adjoint(md::Handle self) {
    return md::guard([&] { return md::give(at::adjoint(md::tensor(self))); });
}

MD_API md::Handle md_mH(md::Handle self) {
    return md::guard([&] { return md::give(md::tensor(self).mH()); });
}

MD_API md::Handle md_matrix_H(md::Handle self) {
    return md::guard([&] { return md::give(md::tensor(self).matrix_H()); });
}

MD_API md::Handle md_as_strided(md::Handle self, const int64_t* size, int64_t size_n, const int64_t* stride, int64_t stride_n, const int64_t* storage_offset) {
    return md::guard([&] { return md::give(at::as_strided(md::tensor(self), md::ints(size, size_n), md::ints(stride, stride_n), md::value_or_none(storage_offset))); });
}

MD_API md::Handle md_view_dtype(md::Handle self, int32_t dtype) {
    return md::guard([&] { return md::give(md::tensor(self).view(static_cast<at::ScalarType>(dtype))); });
}

MD_API bool md_broadcast_tensors(md::Handles* results, const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { md::give_all(at::broadcast_tensors(md::tensors(tensors, tensors_n)), results); return true; });
}

MD_API md::Handle md_cartesian_prod(const md::Handle* tensors, int64_t tensors_n) {
    return md::guard([&] { return md::give(at::cartesian_prod(md::tensors(tensors, tensors_n))); });
}

MD_API md::Handle md_combinations(md::Handle self, int64_t r, bool with_replacement) {
    return md::guard([&] { return md::give(at::combinations(md::tensor(self), r, with_replacement)); });
}

MD_API md::Handle md_pixel_shuffle(md::Handle self, int64_t upscale_factor) {
    return md::guard([&] { return md::give(at::pixel_shuffle(md::tensor(self), upscale_factor)); });
}

MD_API md::Handle md_pixel_unshuffle(md::Handle self, int64_t downscale_factor) {
    return md::guard([&] { return md::give(at::pixel_unshuffle(md::tensor(self), downscale_factor)); });
}

MD_API md::Handle md_channel_shuffle(md::Handle self, int64_t groups) {
    return md::guard([&] { return md::give(at::channel_shuffle(md::tensor(self), groups)); });
}

// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_cross_entropy_loss(md::Handle self, md::Handle target, md::Handle weight, int64_t reduction, int64_t ignore_index, double label_smoothing) {
    return md::guard([&] { return md::give(at::cross_entropy_loss(md::tensor(self), md::tensor(target), md::tensor_or_none(weight), reduction, ignore_index, label_smoothing)); });
}

MD_API md::Handle md_nll_loss(md::Handle self, md::Handle target, md::Handle weight, int64_t reduction, int64_t ignore_index) {
    return md::guard([&] { return md::give(at::nll_loss(md::tensor(self), md::tensor(target), md::tensor_or_none(weight), reduction, ignore_index)); });
}

MD_API md::Handle md_nll_loss_nd(md::Handle self, md::Handle target, md::Handle weight, int64_t reduction, int64_t ignore_index) {
    return md::guard([&] { return md::give(at::nll_loss_nd(md::tensor(self), md::tensor(target), md::tensor_or_none(weight), reduction, ignore_index)); });
}

MD_API md::Handle md_binary_cross_entropy(md::Handle self, md::Handle target, md::Handle weight, int64_t reduction) {
    return md::guard([&] { return md::give(at::binary_cross_entropy(md::tensor(self), md::tensor(target), md::tensor_or_none(weight), reduction)); });
}

MD_API md::Handle md_binary_cross_entropy_with_logits(md::Handle self, md::Handle target, md::Handle weight, md::Handle pos_weight, int64_t reduction) {
    return md::guard([&] { return md::give(at::binary_cross_entropy_with_logits(md::tensor(self), md::tensor(target), md::tensor_or_none(weight), md::tensor_or_none(pos_weight), reduction)); });
}

MD_API md::Handle md_mse_loss(md::Handle self, md::Handle target, int64_t reduction) {
    return md::guard([&] { return md::give(at::mse_loss(md::tensor(self), md::tensor(target), reduction)); });
}

MD_API md::Handle md_l1_loss(md::Handle self, md::Handle target, int64_t reduction) {
    return md::guard([&] { return md::give(at::l1_loss(md::tensor(self), md::tensor(target), reduction)); });
}

MD_API md::Handle md_smooth_l1_loss(md::Handle self, md::Handle target, int64_t reduction, double beta) {
    return md::guard([&] { return md::give(at::smooth_l1_loss(md::tensor(self), md::tensor(target), reduction, beta)); });
}

MD_API md::Handle md_huber_loss(md::Handle self, md::Handle target, int64_t reduction, double delta) {
    return md::guard([&] { return md::give(at::huber_loss(md::tensor(self), md::tensor(target), reduction, delta)); });
}

MD_API md::Handle md_kl_div(md::Handle self, md::Handle target, int64_t reduction, bool log_target) {
    return md::guard([&] { return md::give(at::kl_div(md::tensor(self), md::tensor(target), reduction, log_target)); });
}

MD_API md::Handle md_cosine_embedding_loss(md::Handle input1, md::Handle input2, md::Handle target, double margin, int64_t reduction) {
    return md::guard([&] { return md::give(at::cosine_embedding_loss(md::tensor(input1), md::tensor(input2), md::tensor(target), margin, reduction)); });
}

MD_API md::Handle md_hinge_embedding_loss(md::Handle self, md::Handle target, double margin, int64_t reduction) {
    return md::guard([&] { return md::give(at::hinge_embedding_loss(md::tensor(self), md::tensor(target), margin, reduction)); });
}

MD_API md::Handle md_margin_ranking_loss(md::Handle input1, md::Handle input2, md::Handle target, double margin, int64_t reduction) {
    return md::guard([&] { return md::give(at::margin_ranking_loss(md::tensor(input1), md::tensor(input2), md::tensor(target), margin, reduction)); });
}

MD_API md::Handle md_soft_margin_loss(md::Handle self, md::Handle target, int64_t reduction) {
    return md::guard([&] { return md::give(at::soft_margin_loss(md::tensor(self), md::tensor(target), reduction)); });
}

MD_API md::Handle md_multi_margin_loss(md::Handle self, md::Handle target, md::ScalarArg p, md::ScalarArg margin, md::Handle weight, int64_t reduction) {
    return md::guard([&] { return md::give(at::multi_margin_loss(md::tensor(self), md::tensor(target), md::scalar(p), md::scalar(margin), md::tensor_or_none(weight), reduction)); });
}

MD_API md::Handle md_multilabel_margin_loss(md::Handle self, md::Handle target, int64_t reduction) {
    return md::guard([&] { return md::give(at::multilabel_margin_loss(md::tensor(self), md::tensor(target), reduction)); });
}

MD_API md::Handle md_triplet_margin_loss(md::Handle anchor, md::Handle positive, md::Handle negative, double margin, double p, double eps, bool swap, int64_t reduction) {
    return md::guard([&] { return md::give(at::triplet_margin_loss(md::tensor(anchor), md::tensor(positive), md::tensor(negative), margin, p, eps, swap, reduction)); });
}

MD_API md::Handle md_poisson_nll_loss(md::Handle input, md::Handle target, bool log_input, bool full, double eps, int64_t reduction) {
    return md::guard([&] { return md::give(at::poisson_nll_loss(md::tensor(input), md::tensor(target), log_input, full, eps, reduction)); });
}

MD_API md::Handle md_ctc_loss_Tensor(md::Handle log_probs, md::Handle targets, md::Handle input_lengths, md::Handle target_lengths, int64_t blank, int64_t reduction, bool zero_infinity) {
    return md::guard([&] { return md::give(at::ctc_loss(md::tensor(log_probs), md::tensor(targets), md::tensor(input_lengths), md::tensor(target_lengths), blank, reduction, zero_infinity)); });
}

MD_API md::Handle md_ctc_loss_IntList(md::Handle log_probs, md::Handle targets, const int64_t* input_lengths, int64_t input_lengths_n, const int64_t* target_lengths, int64_t target_lengths_n, int64_t blank, int64_t reduction, bool zero_infinity) {
    return md::guard([&] { return md::give(at::ctc_loss(md::tensor(log_probs), md::tensor(targets), md::ints(input_lengths, input_lengths_n), md::ints(target_lengths, target_lengths_n), blank, reduction, zero_infinity)); });
}

// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API bool md_lstm_input(md::Handle* results, md::Handle input, const md::Handle* hx, int64_t hx_n, const md::Handle* params, int64_t params_n, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first) {
    return md::guard([&] { md::give_tuple<3>(at::lstm(md::tensor(input), md::tensors(hx, hx_n), md::tensors(params, params_n), has_biases, num_layers, dropout, train, bidirectional, batch_first), results); return true; });
}

MD_API bool md_gru_input(md::Handle* results, md::Handle input, md::Handle hx, const md::Handle* params, int64_t params_n, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first) {
    return md::guard([&] { md::give_tuple<2>(at::gru(md::tensor(input), md::tensor(hx), md::tensors(params, params_n), has_biases, num_layers, dropout, train, bidirectional, batch_first), results); return true; });
}

MD_API bool md_rnn_tanh_input(md::Handle* results, md::Handle input, md::Handle hx, const md::Handle* params, int64_t params_n, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first) {
    return md::guard([&] { md::give_tuple<2>(at::rnn_tanh(md::tensor(input), md::tensor(hx), md::tensors(params, params_n), has_biases, num_layers, dropout, train, bidirectional, batch_first), results); return true; });
}

MD_API bool md_rnn_relu_input(md::Handle* results, md::Handle input, md::Handle hx, const md::Handle* params, int64_t params_n, bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional, bool batch_first) {
    return md::guard([&] { md::give_tuple<2>(at::rnn_relu(md::tensor(input), md::tensor(hx), md::tensors(params, params_n), has_biases, num_layers, dropout, train, bidirectional, batch_first), results); return true; });
}

MD_API bool md_lstm_cell(md::Handle* results, md::Handle input, const md::Handle* hx, int64_t hx_n, md::Handle w_ih, md::Handle w_hh, md::Handle b_ih, md::Handle b_hh) {
    return md::guard([&] { md::give_tuple<2>(at::lstm_cell(md::tensor(input), md::tensors(hx, hx_n), md::tensor(w_ih), md::tensor(w_hh), md::tensor_or_none(b_ih), md::tensor_or_none(b_hh)), results); return true; });
}

MD_API md::Handle md_gru_cell(md::Handle input, md::Handle hx, md::Handle w_ih, md::Handle w_hh, md::Handle b_ih, md::Handle b_hh) {
    return md::guard([&] { return md::give(at::gru_cell(md::tensor(input), md::tensor(hx), md::tensor(w_ih), md::tensor(w_hh), md::tensor_or_none(b_ih), md::tensor_or_none(b_hh))); });
}

MD_API md::Handle md_rnn_tanh_cell(md::Handle input, md::Handle hx, md::Handle w_ih, md::Handle w_hh, md::Handle b_ih, md::Handle b_hh) {
    return md::guard([&] { return md::give(at::rnn_tanh_cell(md::tensor(input), md::tensor(hx), md::tensor(w_ih), md::tensor(w_hh), md::tensor_or_none(b_ih), md::tensor_or_none(b_hh))); });
}

MD_API md::Handle md_rnn_relu_cell(md::Handle input, md::Handle hx, md::Handle w_ih, md::Handle w_hh, md::Handle b_ih, md::Handle b_hh) {
    return md::guard([&] { return md::give(at::rnn_relu_cell(md::tensor(input), md::tensor(hx), md::tensor(w_ih), md::tensor(w_hh), md::tensor_or_none(b_ih), md::tensor_or_none(b_hh))); });
}

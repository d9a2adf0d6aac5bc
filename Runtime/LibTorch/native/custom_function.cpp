// Functions whose gradient .NET computes: a node of the graph that calls back.
#include "shim.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>

#include <algorithm>
#include <cstdlib>

using namespace md;

namespace {

// Fills results with handles that it gives away, null where an input has no gradient; returns null, or a message from malloc.
using Backward = char* (*)(intptr_t context, const Handle* gradients, int64_t gradients_n, Handle* results, int64_t results_n);
using Release = void (*)(intptr_t context);

struct ManagedNode : torch::autograd::Node {
    ManagedNode(intptr_t context, Backward backward, bool materialize)
        : context(context), backward(backward), materialize(materialize) {}

    ~ManagedNode() override {
        if (release)
            release(context);
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list&& gradients) override {
        std::vector<Handle> given;
        for (size_t i = 0; i < gradients.size(); ++i) {
            if (materialize && !gradients[i].defined())
                gradients[i] = input_metadata(i).zeros_like();
            given.push_back(gradients[i].defined() ? gradients[i].unsafeGetTensorImpl() : nullptr);
        }
        std::vector<Handle> found(num_outputs(), nullptr);
        auto* message = backward(context, given.data(), static_cast<int64_t>(given.size()), found.data(), static_cast<int64_t>(found.size()));
        torch::autograd::variable_list results;
        for (auto* handle : found) {
            results.emplace_back();
            if (handle)
                results.back() = at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle));
        }
        if (message) {
            std::string text(message);
            std::free(message);
            throw std::runtime_error(text);
        }
        return results;
    }

    void release_variables() override {
        for (auto& variable : saved)
            variable.reset_data();
        saved.clear();
        is_released = true;
    }

    std::string name() const override {
        return "ManagedNode";
    }

    intptr_t context;
    Backward backward;
    bool materialize;
    Release release = nullptr; // Not before all is done: a failure leaves the context to the caller.
    bool is_released = false;
    std::vector<torch::autograd::SavedVariable> saved;
};

} // namespace

// A reference more to the same tensor.
MD_API Handle md_share(Handle handle) {
    return guard([&] { return give(tensor(handle)); });
}

// Puts a node between inputs and outputs, which were computed without gradients; is_followed says which outputs have one. The node owns the
// context and releases it with itself. Outputs that are inputs are replaced by handles that are given away. Null where something failed; the context is then the caller's.
MD_API void* md_attach_function(
    const Handle* inputs, int64_t inputs_n, Handle* outputs, int64_t outputs_n, const bool* is_followed, const Handle* saved, int64_t saved_n,
    bool materialize, intptr_t context, Backward backward, Release release) {
    return guard([&]() -> void* {
        torch::autograd::edge_list edges;
        for (int64_t i = 0; i < inputs_n; ++i)
            edges.push_back(torch::autograd::impl::gradient_edge(tensor(inputs[i])));
        std::shared_ptr<ManagedNode> node(new ManagedNode(context, backward, materialize), torch::autograd::deleteNode);
        node->set_next_edges(std::move(edges));
        for (int64_t i = 0; i < outputs_n; ++i) {
            auto output = tensor(outputs[i]);
            if (std::find(inputs, inputs + inputs_n, outputs[i]) != inputs + inputs_n) {
                output = output.detach();
                outputs[i] = give(output);
            }
            if (is_followed[i])
                torch::autograd::set_history(output, node);
            else
                node->add_input_metadata(output); // Backward is told of every output.
        }
        for (int64_t i = 0; i < saved_n; ++i) {
            const auto variable = saved[i] ? tensor(saved[i]) : at::Tensor();
            node->saved.emplace_back(variable, variable.defined() && variable.grad_fn().get() == node.get());
        }
        node->release = release;
        return node.get();
    });
}

// What was saved, by handles that are given away; null where nothing was.
MD_API bool md_saved_of_function(void* function, Handle* results, int64_t results_n) {
    return guard([&] {
        auto* node = static_cast<ManagedNode*>(function);
        TORCH_CHECK(
            !node->is_released || results_n == 0,
            "what a function saved for backward is gone after the first backward; to run it again, say retain_graph: true");
        const auto self = node->shared_from_this();
        for (int64_t i = 0; i < results_n; ++i) {
            auto variable = node->saved[static_cast<size_t>(i)].unpack(self);
            results[i] = variable.defined() ? give(std::move(variable)) : nullptr;
        }
        return true;
    });
}

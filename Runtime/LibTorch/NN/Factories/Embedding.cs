using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
            double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(num_embeddings, embedding_dims, new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse), device, dtype);

        /// <summary>An embedding of the rows of <paramref name="embeddings"/>, by default not to be trained.</summary>
        public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null,
            double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null,
            ScalarType? dtype = null)
        {
            var table = embeddings.detach().to(dtype ?? embeddings.dtype, device ?? embeddings.device, copy: true);
            return new(table, freeze, new EmbeddingOptions(padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse));
        }

        /// <param name="padding_index">A row that no bag counts; −1 for none, as TorchSharp has it.</param>
        public static EmbeddingBag EmbeddingBag(long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2,
            bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false,
            long padding_index = -1, Device? device = null, ScalarType? dtype = null)
        {
            var padding = padding_index < 0 ? (long?)null : padding_index;
            var table = init.normal_(empty(num_embeddings, embedding_dims, dtype, device));
            if (padding is { } row)
                init.zeros_(table.select(0, row));
            return new(table, false, new EmbeddingOptions(padding, max_norm, norm_type, scale_grad_by_freq, sparse), mode, include_last_offset);
        }

        public static EmbeddingBag EmbeddingBag_from_pretrained(Tensor embeddings, bool freeze = true, double? max_norm = null,
            double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false,
            bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
        {
            var padding = padding_index < 0 ? (long?)null : padding_index;
            var table = embeddings.detach().to(dtype ?? embeddings.dtype, device ?? embeddings.device, copy: true);
            return new(table, freeze, new EmbeddingOptions(padding, max_norm, norm_type, scale_grad_by_freq, sparse), mode, include_last_offset);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>
/// From the variables of openai/image-gpt to the keys of huggingface/transformers, as that library's conversion does it: the start token becomes
/// the last row of the table, query, key and value one matrix of [inputs, outputs].
/// </summary>
internal static class OpenAiImageGpt
{
    public static Dictionary<string, Tensor> Convert(IReadOnlyDictionary<string, Tensor> theirs)
    {
        var converted = new Dictionary<string, Tensor>
        {
            ["transformer.wte.weight"] = cat([theirs["model/wte"], theirs["model/sos"].reshape(1, -1)]),
            ["transformer.wpe.weight"] = theirs["model/wpe"],
            ["transformer.ln_f.weight"] = theirs["model/ln_f/g"],
            ["lm_head.weight"] = theirs["model/wtet"],
            ["score.weight"] = theirs["model/clf/wclf"],
        };
        for (var i = 0; theirs.ContainsKey($"model/h{i}/ln_1/g"); i++)
        {
            Tensor Theirs(string name) => theirs[$"model/h{i}/{name}"];
            // Their projections are [heads, channels of a head, inputs]; that of the heads has its inputs first.
            Tensor Projection(string name) => Theirs($"attn/{name}").flatten(0, 1);
            var ours = $"transformer.h.{i}.";
            converted[ours + "ln_1.weight"] = Theirs("ln_1/g");
            converted[ours + "ln_2.weight"] = Theirs("ln_2/g");
            converted[ours + "attn.c_attn.weight"] = cat([Projection("q_proj"), Projection("k_proj"), Projection("v_proj")]).t();
            converted[ours + "attn.c_proj.weight"] = Projection("c_proj");
            converted[ours + "mlp.c_fc.weight"] = Theirs("mlp/c_fc/w");
            converted[ours + "mlp.c_proj.weight"] = Theirs("mlp/c_proj/w");
        }

        return converted;
    }

    /// <summary>The gradient of the variable <paramref name="theirs"/>, out of those by the keys of huggingface/transformers.</summary>
    public static Tensor Back(string theirs, IReadOnlyDictionary<string, Tensor> gradients)
    {
        if (theirs == "model/wte")
            return gradients["transformer.wte.weight"] is var table ? table.narrow(0, 0, table.size(0) - 1) : throw new InvalidOperationException();
        var parts = Regex.Match(theirs, @"^model/h(\d+)/(.*)$");
        var block = $"transformer.h.{parts.Groups[1].Value}.";
        return parts.Groups[2].Value switch
        {
            "attn/q_proj" => gradients[block + "attn.c_attn.weight"].t().chunk(3).First(),
            "mlp/c_fc/w" => gradients[block + "mlp.c_fc.weight"],
            var other => throw new ArgumentException($"{other} is not read back.", nameof(theirs)),
        };
    }
}

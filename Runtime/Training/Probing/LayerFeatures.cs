using System;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Training;

/// <summary>
/// What a layer inside a model says of its input, as one vector: the mean over all tokens (image GPT, Chen et al. 2020, section 3.4, where the
/// layers in the middle say the most).
/// </summary>
public static class LayerFeatures
{
    /// <summary>Runs the model and returns what one of its layers gives.</summary>
    /// <param name="model">The model, in <c>eval()</c> where what it gives shall not be random.</param>
    /// <param name="layer">The layer's name in the state dict: <c>blocks.11</c>. What it gives is <c>b … dim</c>.</param>
    /// <param name="input">What the model takes.</param>
    /// <returns><c>b dim</c>, without a gradient.</returns>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public static Tensor Of(Module<Tensor, Tensor> model, string layer, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        if (model.named_modules().FirstOrDefault(named => named.name == layer).module is not Module<Tensor, Tensor> inner)
            throw new ArgumentException($"{model.GetName()} has no layer {layer}.", nameof(layer));
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        Tensor? given = null;
        var hook = inner.register_forward_hook((_, _, output) =>
        {
            // Disposed with what the model computes: what is wanted of it is taken now.
            given = Mean(output);
            return output;
        });
        try
        {
            model.call(input);
        }
        finally
        {
            hook.remove();
        }

        using var kept = given ?? throw new ArgumentException($"{model.GetName()} does not run its layer {layer}.", nameof(layer));
        return kept.alias().MoveToOuterDisposeScope();
    }

    private static Tensor Mean(Tensor output)
    {
        using var scope = NewDisposeScope();
        var mean = output.dim() > 2 ? output.flatten(1, -2).mean([1]) : output.clone();
        return mean.DetachFromDisposeScope();
    }
}

using System;
using System.Linq;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>A head whose last layer can start anew for another number of classes: what fine-tuning on other data needs.</summary>
public interface IClassifierHead
{
    /// <summary>Replaces the layer that scores the classes by a fresh one, on the same device and of the same type.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    void ResetClassifier(long classes);

    /// <summary>Resets the head of a model; its other weights, and the keys of its state dict, stay as they are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">The number is not positive, or the model has no such head.</exception>
    static void Reset(nn.Module model, long classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        var heads = model.modules().Prepend(model).OfType<IClassifierHead>().Distinct().ToArray();
        if (heads.Length == 0)
            throw new ArgumentException($"{model.GetName()} has no head that scores classes.", nameof(model));
        foreach (var head in heads)
            head.ResetClassifier(classes);
    }
}

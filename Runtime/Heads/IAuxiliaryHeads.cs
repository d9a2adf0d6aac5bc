using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>A model with heads that only help to train it: every declaration with a line under <c>Auxiliary = true</c>.</summary>
public interface IAuxiliaryHeads
{
    /// <summary>What the model gives and, from the same run of the layers above them, what its auxiliary heads give.</summary>
    /// <param name="input">The model's input.</param>
    /// <returns>The output, and one tensor for each auxiliary head, in the order of their lines.</returns>
    (Tensor Output, Tensor[] Auxiliary) forward_auxiliary(Tensor input);
}

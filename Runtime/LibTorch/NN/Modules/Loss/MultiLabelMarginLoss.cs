using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Hinge loss between the classes named and the others.</summary>
public sealed class MultiLabelMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    public MultiLabelMarginLoss(nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) { }

    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.multi_label_margin_loss(input, target, reduction);
}

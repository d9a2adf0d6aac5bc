using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of UPerNet's published weights on Swin (SwinTransformer/Swin-Transformer-Semantic-Segmentation, in mmsegmentation's names): what stands
/// below a stage is counted to it, and every convolution stands beside its batch norm.
/// </summary>
public sealed class MmsegUperNet : ICheckpointFormat
{
    private MmsegUperNet()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "backbone.layers.{i}.blocks.{j}.{*}", "backbone.stage{i+1}.{j}.{*}" },
        { "backbone.layers.{i}.downsample.{*}", "backbone.downsample{i+1}.{*}" },
        { "backbone.norm{i}.{*}", "level_norm.norms.{i}.{*}" },
        { "decode_head.psp_modules.{i}.1.bn.{*}", "head.pooling.pools.{i}.norm.{*}" },
        { "decode_head.psp_modules.{i}.1.{*}", "head.pooling.pools.{i}.{*}" },
        { "decode_head.bottleneck.bn.{*}", "head.pooling.bottleneck.norm.{*}" },
        { "decode_head.bottleneck.{*}", "head.pooling.bottleneck.{*}" },
        { "decode_head.lateral_convs.{i}.bn.{*}", "head.laterals.{i}.norm.{*}" },
        { "decode_head.lateral_convs.{i}.{*}", "head.laterals.{i}.{*}" },
        { "decode_head.fpn_convs.{i}.bn.{*}", "head.smooths.{i}.norm.{*}" },
        { "decode_head.fpn_convs.{i}.{*}", "head.smooths.{i}.{*}" },
        { "decode_head.fpn_bottleneck.bn.{*}", "head.fuse.norm.{*}" },
        { "decode_head.fpn_bottleneck.{*}", "head.fuse.{*}" },
        { "decode_head.conv_seg.{*}", "head.score.{*}" },
        { "auxiliary_head.convs.{i}.bn.{*}", "fcn_head.convs.{i}.norm.{*}" },
        { "auxiliary_head.convs.{i}.{*}", "fcn_head.convs.{i}.{*}" },
        { "auxiliary_head.conv_seg.{*}", "fcn_head.score.{*}" },
    };
}

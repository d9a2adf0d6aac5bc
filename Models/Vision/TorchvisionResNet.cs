using ModelDsl.Checkpoints;

namespace ModelDsl.Models;

/// <summary>
/// The keys of torchvision's ResNet (<c>torchvision/models/resnet.py</c>), where the block that halves the image is the first of its layer.
/// </summary>
public sealed class TorchvisionResNet : ICheckpointFormat
{
    private TorchvisionResNet()
    {
    }

    /// <inheritdoc/>
    public static KeyMap Keys { get; } = new()
    {
        { "conv1.{*}", "stem.conv1.{*}" },
        { "bn1.{*}", "stem.bn1.{*}" },
        { "layer1.{i}.{*}", "stage1.{i}.{*}" },
        { "layer2.0.{*}", "downsample1.{*}" },
        { "layer2.{i+1}.{*}", "stage2.{i}.{*}" },
        { "layer3.0.{*}", "downsample2.{*}" },
        { "layer3.{i+1}.{*}", "stage3.{i}.{*}" },
        { "fc.{*}", "head.fc.{*}" },
    };
}

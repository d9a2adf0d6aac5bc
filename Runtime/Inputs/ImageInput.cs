using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>Images: <c>b channels h w</c>, square unless <see cref="H"/> or <see cref="W"/> says otherwise.</summary>
/// <param name="size">Height and width in pixels.</param>
[Kind(typeof(ImageInput))]
public sealed class ImageInputAttribute(int size) : InputAttribute
{
    /// <summary>Height and width in pixels.</summary>
    public int Size { get; } = size;

    /// <summary>Height in pixels, where the image is not square.</summary>
    public int H { get; set; } = size;

    /// <summary>Width in pixels, where the image is not square.</summary>
    public int W { get; set; } = size;

    /// <summary>Number of channels. Default: 3.</summary>
    public int Channels { get; set; } = 3;
}

/// <summary>Images as they enter a model. It is no layer: <c>forward</c> opens with its check.</summary>
[Gives("b channels h w")]
[Let("channels", "3")]
[Let("h", "size")]
[Let("w", "size")]
[Requires("channels >= 1 && h >= 1 && w >= 1", "an image of {channels}×{h}×{w} (channels, height, width) has no pixel")]
public static class ImageInput
{
    /// <summary>Throws unless <paramref name="input"/> is a batch of the images that <paramref name="model"/> was declared for.</summary>
    /// <param name="input">What was given: <c>b channels h w</c>.</param>
    /// <param name="model">The model's name, for the message.</param>
    /// <param name="shape">Channels, height and width.</param>
    /// <exception cref="ArgumentException">The rank or a size differs.</exception>
    public static void Check(Tensor input, string model, params ReadOnlySpan<long> shape) =>
        InputShape.Check(input, model, "images", shape);

    /// <summary>As the other; the images must be of the type and on the device of the model's weights, too. Generated code calls this one.</summary>
    /// <param name="input">What was given: <c>b channels h w</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="shape">Channels, height and width.</param>
    /// <exception cref="ArgumentException">The rank, a size, the type or the device differs.</exception>
    public static void Check(Tensor input, nn.Module model, params ReadOnlySpan<long> shape) =>
        InputShape.Check(input, model, "images", shape);
}

using ModelDsl;

/// <summary>
/// A vision transformer (arXiv 2010.11929) for small images. Hover over its name for the stage table; set Heads = 5 for an error that says
/// what would fit.
/// </summary>
[Model]
[ImageInput(64)]
[PatchEmbed(8, Dim = 96)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(4, Heads = 3)]
[ClassHead(10)]
internal sealed partial class SmallVit;

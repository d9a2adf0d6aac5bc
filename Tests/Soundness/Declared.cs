using System.Collections.Immutable;
using ModelDsl.Models;
using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness;

/// <summary>What is searched: the kinds of Runtime, and the models of Models to start from.</summary>
internal static class Declared
{
    public static Vocabulary Vocabulary { get; } = Vocabulary.Of(typeof(ImageInput).Assembly, typeof(VitFashion).Assembly);

    public static ImmutableArray<Declaration> Zoo { get; } = Declarations.Zoo.Of(typeof(VitFashion).Assembly);
}

namespace ModelDsl.Generator.Model;

/// <summary>The facts about a declared class that decide whether and how its other part can be written.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its name, without type parameters.</param>
/// <param name="MetadataName">Namespace, outer classes and name: what its file is called.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c>, or nothing.</param>
/// <param name="Outer">The types around it, outermost first.</param>
/// <param name="Base">A base class that is not TorchSharp's module of one tensor, if it names one.</param>
/// <param name="Members">The members that it declares, sorted.</param>
/// <param name="LooseConstructors">How many of its constructors do not call another one of its own.</param>
/// <param name="HasOwnConstructor">Whether it declares a primary constructor, or one with the generated one's parameters.</param>
/// <param name="HasSummary">Whether its author wrote documentation.</param>
/// <param name="IsPartial">Whether it is partial.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsAbstract">Whether it is abstract.</param>
/// <param name="IsFileLocal">Whether only its file sees it.</param>
/// <param name="LinesAbove">How many lines of its column stand above the one that opens it.</param>
/// <param name="ColumnParts">Over how many of its parts the column is spread.</param>
internal sealed record ClassSpec(
    string Namespace,
    string Name,
    string MetadataName,
    string Keyword,
    string TypeParameters,
    EquatableArray<OuterSpec> Outer,
    string? Base,
    EquatableArray<string> Members,
    int LooseConstructors,
    bool HasOwnConstructor,
    bool HasSummary,
    bool IsPartial,
    bool IsStatic,
    bool IsAbstract,
    bool IsFileLocal,
    int LinesAbove,
    int ColumnParts
);

/// <summary>A type around the declared class.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, …</param>
/// <param name="Name">Its name with its type parameters.</param>
/// <param name="IsPartial">Whether it is partial.</param>
/// <param name="IsGeneric">Whether it has type parameters.</param>
internal readonly record struct OuterSpec(string Keyword, string Name, bool IsPartial, bool IsGeneric);

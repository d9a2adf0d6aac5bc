namespace ModelDsl.Generator.Model;

/// <summary>Which part of a declaration, or of a contract, is meant.</summary>
internal enum PathRoot
{
    /// <summary>The name of the class.</summary>
    Class,

    /// <summary>A line of the column, or one of its knobs.</summary>
    Line,

    /// <summary>The line <c>[Model]</c>, or one of its knobs.</summary>
    Model,

    /// <summary>The attribute <c>[Budget]</c>, or one of its limits.</summary>
    Budget,

    /// <summary>The attributes and the constructor of a kind, where its source is at hand.</summary>
    Kind,
    Takes,
    Gives,
    Costs,
    Requires,

    /// <summary>The message of a <c>[Requires]</c>.</summary>
    Message,
    Let,
    ClosedBy,
    Carries,
    Alternate,
    Parameter,
}

/// <summary>
/// Names an argument without saying where it stands, so that an edit which only moves lines leaves every model equal;
/// <see cref="Parsing.Locator"/> knows the place.
/// </summary>
/// <param name="Root">The part.</param>
/// <param name="Index">Of a line: its number from the top. Of a contract: which of several attributes, or which parameter.</param>
/// <param name="Name">Of a line: the knob, or nothing for the whole line. Of a contract: the kind's key.</param>
internal readonly record struct ArgumentPath(PathRoot Root, int Index = 0, string Name = "")
{
    public static ArgumentPath Class => new(PathRoot.Class);

    /// <summary>A part of the class's own declaration: <c>base</c>, <c>types</c>, an outer type, a member, a constructor.</summary>
    public static ArgumentPath OfClass(string part) => new(PathRoot.Class, 0, part);

    public static ArgumentPath Line(int index, string knob = "") => new(PathRoot.Line, index, knob);

    public static ArgumentPath Model(string knob = "") => new(PathRoot.Model, 0, knob);

    public static ArgumentPath Budget(string limit = "") => new(PathRoot.Budget, 0, limit);

    public static ArgumentPath Contract(PathRoot part, string kind, int index = 0) => new(part, index, kind);

    /// <summary>The line or the class that the argument belongs to.</summary>
    public ArgumentPath Whole() => this with { Name = "" };

    /// <inheritdoc/>
    public override string ToString() => $"{Root} {Index} {Name}";
}

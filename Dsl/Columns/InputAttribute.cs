namespace ModelDsl;

/// <summary>
/// The base of a line that opens a column. A second one opens a second branch: the first is finished and waits, under its name, for stages
/// that cross to it (<see cref="StageAttribute.Cross"/>); the model takes its inputs in order.
/// </summary>
public abstract class InputAttribute : LayerAttribute
{
    /// <summary>What <c>forward</c> and crossing stages call this input; every input but the first needs it. Default: <c>input</c>.</summary>
    public string? Name { get; set; }
}

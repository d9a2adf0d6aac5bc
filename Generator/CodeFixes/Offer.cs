using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ModelDsl.CodeFixes;

/// <summary>One entry of the light bulb.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Key">What it has in common with entries elsewhere that "fix all" takes together with it.</param>
/// <param name="Changes">The edits of the document.</param>
internal sealed record Offer(string Title, string Key, ImmutableArray<TextChange> Changes)
{
    public Offer(string title, string key, TextChange change)
        : this(title, key, ImmutableArray.Create(change)) { }
}

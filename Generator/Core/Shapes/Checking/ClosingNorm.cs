using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The norm that the blocks of the last stage leave to do (<c>[ClosedBy]</c>): behind that stage, or in a line below.</summary>
internal sealed class ClosingNorm(Walk walk, Placement placement)
{
    private (int Line, string Slot, string Kind)? taken;

    /// <summary>The slot of the kind at line <paramref name="i"/> that takes the norm, and the norm's kind.</summary>
    public (string Slot, string Kind)? TakenBy(int i) => taken is { } norm && norm.Line == i ? (norm.Slot, norm.Kind) : null;

    /// <summary>Closes the branch behind its last stage, line <paramref name="i"/>; false where that cannot be done.</summary>
    public bool Close(int i, KindScope block)
    {
        if (block.Contract.Spec.ClosedBy is not { } slot)
            return true;
        if (!block.Slots.TryGetValue(slot, out var norm))
        {
            var finding = ContractFaults.NoSlot(block.Contract, slot, ArgumentPath.Line(i));
            walk.Drafts.Add(new(finding, $"{finding.Id} {finding.Path}", []));
            return false;
        }

        if (norm is null)
            return true;
        taken = null;
        for (var below = i + 1; below < walk.Branch.End && taken is null; below++)
        {
            if (!walk.IsAuxiliary(below) && walk.Contracts.Find(walk.Spec.Lines[below].Kind) is { } contract && SlotFor(below, contract) is { } taker)
                taken = (below, taker, norm.Contract.Spec.Key);
        }

        if (taken is null)
            placement.Append(walk.ClosingField, norm);
        return true;
    }

    private string? SlotFor(int line, Contract contract)
    {
        foreach (var parameter in contract.Spec.Parameters)
        {
            if (parameter.Closing is null)
                continue;
            if (!contract.Closing.TryGetValue(parameter.Name, out var when))
                return parameter.Name;
            try
            {
                if (Evaluator.Truth(when, new KindScope(contract, walk.Knobs(line), [], null)))
                    return parameter.Name;
            }
            catch (ContractException)
            {
                // A condition on a knob that is not set does not hold.
            }
        }

        return null;
    }
}

using System;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state of another optimizer to this parameter's device.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether both states agree within the tolerance of <c>allclose</c>.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Sets the state to what it is before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public virtual void to(Device device) { }

    /// <summary>Reads a tensor that may be absent into <paramref name="result"/>.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = null;
        if (!reader.ReadBoolean())
            return;
        result = TensorExtensionMethods.Load(reader).DetachFromDisposeScope();
        Move(ref result, device);
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <summary>State outlives the dispose scope of the step or of the constructor that made it.</summary>
    private protected void Zeros(ref Tensor state)
    {
        state?.Dispose();
        state = zeros_like(_parameter).DetachFromDisposeScope();
    }

    private protected static void Move(ref Tensor state, Device device)
    {
        var moved = state.to(device);
        if (ReferenceEquals(moved, state))
            return;
        state.Dispose();
        state = moved.DetachFromDisposeScope();
    }

    private protected static void MoveIfAny(ref Tensor? state, Device device)
    {
        if (state is not null)
            Move(ref state, device);
    }

    private protected void Copy(ref Tensor state, Tensor source)
    {
        var copy = source.to(_parameter.device, copy: true).DetachFromDisposeScope();
        state?.Dispose();
        state = copy;
    }

    private protected void CopyIfAny(ref Tensor? state, Tensor? source)
    {
        if (source is not null)
        {
            Copy(ref state!, source);
            return;
        }
        state?.Dispose();
        state = null;
    }

    private protected static bool Close(Tensor? mine, Tensor? other) =>
        mine is null ? other is null : other is not null && mine.allclose(other);

    private protected static TState Expect<TState>(OptimizerState state)
        where TState : OptimizerState =>
        state as TState
        ?? throw new ArgumentException($"This is the state of another optimizer: {state.GetType()} where {typeof(TState)} is needed.");
}

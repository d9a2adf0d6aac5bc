using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Groups, state, and saving of both: what the optimizers written in C# share.</summary>
public abstract class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = new();

    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    public OptimizerHelper() { }

    /// <summary>Adds a group; what its options leave unset takes the optimizer's default.</summary>
    /// <exception cref="ArgumentException">A parameter is already in a group.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        // Kept as an array: a module's parameters() walks the whole module tree each time it is enumerated.
        var parameters = param_group.Parameters.Distinct<Parameter>(ReferenceEqualityComparer.Instance).ToArray();
        if (parameters.Any(_states.ContainsKey))
            throw new ArgumentException("A parameter of this group is already in another group of the optimizer.");
        param_group.Options ??= NewOptions();
        param_group.Options.Complete(_defaults);
        param_group.Parameters = parameters;
        foreach (var parameter in parameters)
        {
            if (NewState(parameter) is not { } state)
                continue;
            state.Initialize(param_group.Options);
            _states.Add(parameter, state);
        }
        _parameter_groups.Add(param_group);
    }

    /// <summary>Moves the state, not the parameters, to a device.</summary>
    public void to(Device device)
    {
        foreach (var state in _states.Values)
            state.to(device);
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            var states = group.Parameters.Where(_states.ContainsKey).Select(parameter => _states[parameter]).ToList();
            dictionary.Options.Add(group.Options);
            dictionary.StateIndexRef.Add([.. Enumerable.Range(dictionary.State.Count, states.Count)]);
            dictionary.State.AddRange(states);
        }
        return dictionary;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var mine = this.state_dict();
        CheckCounts(mine, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (options, source) in mine.Options.Zip(state_dict.Options).Where(pair => pair.First != pair.Second))
            options.LoadStateDict(source);
        foreach (var (state, source) in mine.State.Zip(state_dict.State).Where(pair => pair.First != pair.Second))
            state.LoadStateDict(source);
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes TorchSharp's format: class name, counts, options, states.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(state.Options.Count);
        writer.Write7BitEncodedInt64(state.State.Count);
        state.Options.ForEach(options => options.SaveStateDict(writer));
        state.State.ForEach(entry => entry.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written by another optimizer.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"This is the state of {name}; load it into {name}, not into {GetType().Name}.");
        var mine = state_dict();
        CheckCounts(mine, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        mine.Options.ForEach(options => options.LoadStateDict(reader));
        mine.State.ForEach(state => state.LoadStateDict(reader));
    }

    /// <summary>Runs <paramref name="body"/> for each group without gradients, after the closure with them.</summary>
    protected Tensor _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var _ = enable_grad();
            loss = loss_closure();
        }
        using (no_grad())
        using (NewDisposeScope())
        {
            foreach (var group in _parameter_groups)
                body((T)group);
        }
        return loss!;
    }

    /// <summary>Runs <paramref name="update"/> for each parameter that has a gradient, and frees what it made before the next.</summary>
    private protected void Update<TState>(ParamGroup group, bool maximize, Action<Parameter, Tensor, TState> update)
        where TState : OptimizerState
    {
        foreach (var parameter in group.Parameters)
        {
            if (parameter.IsInvalid)
                throw new InvalidOperationException("A parameter was disposed or replaced: make the optimizer after moving the module.");
            using var scope = NewDisposeScope();
            if (parameter.grad is { } gradient)
                update(parameter, maximize ? gradient.neg() : gradient, (TState)_states[parameter]);
        }
    }

    /// <summary>The optimizer's own options, all unset.</summary>
    private protected virtual OptimizerOptions NewOptions() => new();

    /// <summary>The state of a parameter, or null where the optimizer keeps none.</summary>
    private protected virtual OptimizerState? NewState(Parameter parameter) => null;

    private protected override void DisposeState()
    {
        foreach (var state in _states.Values)
            (state as IDisposable)?.Dispose();
        _states.Clear();
    }

    /// <summary>Sets the defaults, then adds the groups; each constructor ends with it.</summary>
    private protected void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        _defaults.Complete(defaults);
        foreach (var group in groups)
            add_param_group(group);
    }

    private protected static void RequireNotNegative(double value, string name)
    {
        if (!(value >= 0))
            throw new ArgumentException($"Invalid {name}: {value}. It must not be negative.");
    }

    private protected static void RequireFraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentException($"Invalid {name}: {value}. It must lie in [0, 1).");
    }

    private static void CheckCounts(StateDictionary mine, long groups, long states)
    {
        if (groups != mine.Options.Count)
            throw new ArgumentException($"The state has {groups} parameter groups, the optimizer {mine.Options.Count}.");
        if (states != mine.State.Count)
            throw new ArgumentException($"The state is that of {states} parameters, the optimizer has {mine.State.Count}.");
    }
}

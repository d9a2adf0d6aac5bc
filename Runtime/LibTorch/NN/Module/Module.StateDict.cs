using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// The live tensors by name: all parameters, then all persistent buffers, then the other names of shared ones.
            /// </summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";

                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(Key(name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(Key(name), buffer);
                foreach (var (name, child) in named_children())
                    child.state_dict(destination, Key(name));
                return destination;
            }

            /// <summary>Copies values in. Nothing is changed unless all fits: the keys, where strict, and always the shapes.</summary>
            /// <exception cref="InvalidOperationException">Strict and a key is missing or unexpected, or a shape differs.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var destination = state_dict();
                bool Counts(string key) => skip is null || !skip.Contains(key);

                var unexpected = source.Keys.Where(key => Counts(key) && !destination.ContainsKey(key)).ToList();
                var missing = destination.Keys.Where(key => Counts(key) && !source.ContainsKey(key)).ToList();
                var misshapen = source
                    .Where(entry => Counts(entry.Key) && destination.TryGetValue(entry.Key, out var target) && !target.shape.SequenceEqual(entry.Value.shape))
                    .Select(entry => $"{entry.Key} is [{string.Join(", ", entry.Value.shape)}], not [{string.Join(", ", destination[entry.Key].shape)}]")
                    .ToList();

                if (misshapen.Count > 0 || (strict && missing.Count + unexpected.Count > 0))
                    throw new InvalidOperationException(Mismatch(strict ? missing : [], strict ? unexpected : [], misshapen));

                using var _ = no_grad(); // parameters are leaves: written only outside the graph
                foreach (var (key, value) in source)
                {
                    if (Counts(key) && destination.TryGetValue(key, out var target))
                        target.copy_(value);
                }
                return (missing, unexpected);
            }

            private static string Mismatch(List<string> missing, List<string> unexpected, List<string> misshapen)
            {
                var faults = new List<string>();
                if (missing.Count > 0)
                    faults.Add($"missing {string.Join(", ", missing)}");
                if (unexpected.Count > 0)
                    faults.Add($"unexpected {string.Join(", ", unexpected)}");
                if (misshapen.Count > 0)
                    faults.Add($"wrong shape: {string.Join(", ", misshapen)}");
                return $"The loaded state_dict is not identical to the target dictionary: {string.Join("; ", faults)}.";
            }
        }
    }
}

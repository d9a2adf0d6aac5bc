using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // TorchSharp's own format: the number of entries in LEB128, then for each its name and its tensor as Tensor.Save writes it.
        public partial class Module
        {
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Closes <paramref name="stream"/>, as TorchSharp does.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt64(entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"There is no checkpoint at '{location}'.", location);
                using var reader = new BinaryReader(File.OpenRead(location));
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Closes <paramref name="stream"/>, as TorchSharp does.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <param name="loadedParameters">Filled with each key of the stream and whether this module has it.</param>
            /// <exception cref="ArgumentException">Strict and the entries are not this module's, or a type or shape differs.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                var target = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (strict && count != target.Count)
                    throw new ArgumentException($"The stream holds {count} tensors, this module has {target.Count}; pass strict: false to load what fits.");

                for (var i = 0L; i < count; i++)
                {
                    var key = reader.ReadString();
                    var found = target.TryGetValue(key, out var tensor);
                    if (strict && !found)
                        throw new ArgumentException($"The stream holds '{key}', which this module lacks; pass strict: false to load what fits.");
                    if (found && (skip is null || !skip.Contains(key)))
                        tensor!.Load(reader);
                    else
                        TensorExtensionMethods.Load(reader, skip: true)?.Dispose(); // moves the stream past it
                    loadedParameters?.Add(key, found);
                }
                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}

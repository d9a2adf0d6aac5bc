using System;
using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp
{
    public static class FieldInfoExtensionMethods
    {
        /// <summary>The name a module field is registered under: its ComponentName, else its own.</summary>
        public static string ComponentName(this FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
    }
}

namespace TorchSharp.Utils
{
    /// <summary>Gives a module's field another name in the state dictionary.</summary>
    public class ComponentNameAttribute : Attribute
    {
        public string? Name { get; set; }
    }
}

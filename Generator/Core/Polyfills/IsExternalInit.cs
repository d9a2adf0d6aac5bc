namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for on netstandard2.0 before it allows <c>init</c> and records.</summary>
internal static class IsExternalInit;

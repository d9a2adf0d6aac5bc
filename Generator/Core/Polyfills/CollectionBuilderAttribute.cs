namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for on netstandard2.0 before it allows <c>[a, b]</c> for a type of one's own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}

using System;

namespace ModelDsl;

/// <summary>A condition that must hold for a kind to work, over its constructor's parameters and the dimensions in scope.</summary>
/// <param name="condition">For example <c>dim % heads == 0</c>.</param>
/// <param name="message">What is wrong when it does not hold; <c>{name}</c> stands for a value: <c>dim {dim} does not divide into {heads} heads</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiresAttribute(string condition, string message) : Attribute
{
    /// <summary>The condition.</summary>
    public string Condition { get; } = condition;

    /// <summary>The message.</summary>
    public string Message { get; } = message;
}

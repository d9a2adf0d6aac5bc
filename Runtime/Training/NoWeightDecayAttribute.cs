using System;

namespace ModelDsl.Training;

/// <summary>The parameters of a module of this class keep their size in training: positions and tokens, which no input scales.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoWeightDecayAttribute : Attribute;

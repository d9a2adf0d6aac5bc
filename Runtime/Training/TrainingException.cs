using System;

namespace ModelDsl.Training;

/// <summary>A run cannot start, resume or go on: the message says why and what to do.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class TrainingException(string message) : Exception(message);

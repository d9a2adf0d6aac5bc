using System.IO;

namespace ModelDsl.Data;

/// <summary>A data set is missing or damaged: the message names the file and what would be right.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class DatasetException(string message) : IOException(message);

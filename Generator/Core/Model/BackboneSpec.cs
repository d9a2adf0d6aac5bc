namespace ModelDsl.Generator.Model;

/// <summary>The declared model that <c>[Backbone]</c> names.</summary>
/// <param name="Name">Its class, as a message shows it.</param>
/// <param name="Model">Its declaration; null where there is none.</param>
/// <param name="Fault">Why there is none.</param>
internal sealed record BackboneSpec(string Name, ModelSpec? Model, string Fault = "");

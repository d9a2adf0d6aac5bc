using ModelDsl;

[assembly: DefaultBlock(NormPosition.Pre, typeof(PreNormBlock))]
[assembly: DefaultBlock(NormPosition.Post, typeof(PostNormBlock))]
[assembly: DefaultBlock(NormPosition.Sandwich, typeof(SandwichNormBlock))]
[assembly: DefaultBlock(NormPosition.ResidualPost, typeof(ResidualPostNormBlock))]
[assembly: DefaultBlock(NormPosition.Pre, typeof(PreNormCrossBlock), Cross = true)]
[assembly: DefaultBlock(NormPosition.Post, typeof(PostNormCrossBlock), Cross = true)]
